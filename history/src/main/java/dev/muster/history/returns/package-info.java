/** Re-activations from before anybody asked whether the same person came back, read from the events. */
@NullMarked
package dev.muster.history.returns;

import org.jspecify.annotations.NullMarked;
