/**
 * What was ordered and what was made of it: schedules, runs and their files, on record. Generating and delivering are two steps,
 * each claimed by one node at a time; a crash in between neither loses nor silently repeats one.
 */
@NullMarked
package dev.muster.reports.run;

import org.jspecify.annotations.NullMarked;
