/**
 * How a report writes amounts, days, counts and key figures, the same on its page and in its mail.
 */
@NullMarked
package dev.muster.reports.text;

import org.jspecify.annotations.NullMarked;
