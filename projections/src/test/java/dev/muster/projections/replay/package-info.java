/** The order in which a replay sends the statements of the projections. */
@NullMarked
package dev.muster.projections.replay;

import org.jspecify.annotations.NullMarked;
