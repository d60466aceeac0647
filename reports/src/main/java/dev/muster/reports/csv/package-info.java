/**
 * Reports as CSV, one row for each line, written while the rows are read. It does not use the page layout, so every program
 * can open it as a table.
 */
@NullMarked
package dev.muster.reports.csv;

import org.jspecify.annotations.NullMarked;
