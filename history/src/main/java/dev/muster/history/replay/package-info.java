/**
 * The directory made again from its events, beside the one that is served: to compare the two ({@link
 * dev.muster.history.replay.Verification}), and to fill an empty database with a history that comes from elsewhere.
 */
@NullMarked
package dev.muster.history.replay;

import org.jspecify.annotations.NullMarked;
