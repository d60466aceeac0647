/**
 * Tells when a report is due, with Quartz and nothing else. Its tables can be made again from the schedules at any time;
 * what was due and what became of it is recorded by {@link dev.muster.reports.run}.
 */
@NullMarked
package dev.muster.reports.schedule;

import org.jspecify.annotations.NullMarked;
