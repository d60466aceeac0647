/**
 * Rebuilds the read tables from the events, next to the live ones: to compare the two ({@link
 * dev.muster.history.replay.Verification}), and to fill an empty database with imported events.
 */
@NullMarked
package dev.muster.history.replay;

import org.jspecify.annotations.NullMarked;
