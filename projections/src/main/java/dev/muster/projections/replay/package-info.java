/**
 * The projections over all events at once: their statements are sent in batches, in an order that gives the same rows. What
 * commands write in addition to events (the claims on names) is derived from the events here.
 */
@NullMarked
package dev.muster.projections.replay;

import org.jspecify.annotations.NullMarked;
