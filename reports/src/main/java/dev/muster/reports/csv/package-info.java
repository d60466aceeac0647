/**
 * The flat form of a report, one line a row, written while the rows are read.
 * It is never squeezed out of the page layout, so that it opens as a table in whatever reads it.
 */
@NullMarked
package dev.muster.reports.csv;

import org.jspecify.annotations.NullMarked;
