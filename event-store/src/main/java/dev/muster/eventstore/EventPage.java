package dev.muster.eventstore;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Events of all tenants in the order in which they are handed on.
 *
 * @param last where whoever has read it stands
 * @param isFull whether there may be more already
 */
record EventPage(
        List<? extends TrackedEventMessage<?>> events,
        @Nullable TrackingToken last,
        boolean isFull) {
    static EventPage empty(@Nullable TrackingToken last) {
        return new EventPage(List.of(), last, false);
    }
}
