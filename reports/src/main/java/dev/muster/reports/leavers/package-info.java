/**
 * The leavers' report: who has left and still has equipment? Its query, row, key figures and page. The departments, people
 * and items with the highest outstanding value come first.
 */
@NullMarked
package dev.muster.reports.leavers;

import org.jspecify.annotations.NullMarked;
