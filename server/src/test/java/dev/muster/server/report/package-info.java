/** Reports, letters and what failed in the background, over HTTP. */
@NullMarked
package dev.muster.server.report;

import org.jspecify.annotations.NullMarked;
