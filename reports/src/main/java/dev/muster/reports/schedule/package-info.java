/**
 * Determines when a report is due, with Quartz. Its tables can be recreated from the schedules at any time; {@link
 * dev.muster.reports.run} records what was due and its result.
 */
@NullMarked
package dev.muster.reports.schedule;

import org.jspecify.annotations.NullMarked;
