package dev.muster.history.asof;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The state of one resource, folded from its events in their order, as the aggregate does it. */
interface ResourceFold {
    void on(Object event);

    /** @param at when it happened */
    default void on(Object event, Instant at) {
        on(event);
    }

    boolean isDeleted();

    /** As clients saw it, without {@code id} and {@code meta}. */
    ObjectNode resource();
}
