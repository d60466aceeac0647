/**
 * The parameters of a report: what is allowed, what is used if nothing is given, and how a given value is checked.
 */
@NullMarked
package dev.muster.reports.parameter;

import org.jspecify.annotations.NullMarked;
