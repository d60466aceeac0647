/** {@code /api/reports}: which reports there are, when they go to whom, and what became of each run. */
@NullMarked
package dev.muster.api.report;

import org.jspecify.annotations.NullMarked;
