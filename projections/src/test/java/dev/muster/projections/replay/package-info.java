/** In what order a replay sends what the projections wrote. */
@NullMarked
package dev.muster.projections.replay;

import org.jspecify.annotations.NullMarked;
