/**
 * A report that is a table. From one SQL file, columns and key figures it makes all forms of an answer. What a report with
 * a page of its own shares with it is here too: the CSV, the mail and the files of an
 * answer.
 */
@NullMarked
package dev.muster.reports.table;

import org.jspecify.annotations.NullMarked;
