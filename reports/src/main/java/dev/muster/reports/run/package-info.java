/**
 * Schedules, runs and their files. Generating and delivering are two steps, each claimed by one node at a time; a crash in
 * between neither loses a run nor silently repeats it.
 */
@NullMarked
package dev.muster.reports.run;

import org.jspecify.annotations.NullMarked;
