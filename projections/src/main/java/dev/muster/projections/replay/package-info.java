/**
 * The same projections over all events at once: their statements go out in batches, in an order that no row can tell from
 * the original one. What commands write beside their events (the claims on names) is derived here from the events.
 */
@NullMarked
package dev.muster.projections.replay;

import org.jspecify.annotations.NullMarked;
