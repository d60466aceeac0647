/** Reactivations from before Muster asked identity questions, read from the events. */
@NullMarked
package dev.muster.history.returns;

import org.jspecify.annotations.NullMarked;
