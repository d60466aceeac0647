/** Schedules, runs, letters and failures of background work, under {@code /api}. */
@NullMarked
package dev.muster.api.report;

import org.jspecify.annotations.NullMarked;
