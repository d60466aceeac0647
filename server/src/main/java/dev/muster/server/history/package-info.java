/** The history, wired: the stream behind the event store, and single resources folded from their events. */
@NullMarked
package dev.muster.server.history;

import org.jspecify.annotations.NullMarked;
