/** Single resources as of an instant, folded from their events. */
@NullMarked
package dev.muster.history.asof;

import org.jspecify.annotations.NullMarked;
