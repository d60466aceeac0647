/**
 * The timeline: what happened to whom, by whom, because of what. It streams behind the event store and holds no personal
 * data of its own: what a change was is read from the event, where an erasure empties it.
 */
@NullMarked
package dev.muster.history.timeline;

import org.jspecify.annotations.NullMarked;
