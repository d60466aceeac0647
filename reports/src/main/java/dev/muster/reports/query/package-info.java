/**
 * Reads the rows of a report: one SQL file, its parameters, a cursor.
 */
@NullMarked
package dev.muster.reports.query;

import org.jspecify.annotations.NullMarked;
