package dev.muster.server.history;

import tools.jackson.databind.node.ObjectNode;

/** The state of one resource, folded from its events in their order, as the aggregate does it. */
interface ResourceFold {
    void on(Object event);

    boolean isDeleted();

    /** As clients saw it, without {@code id} and {@code meta}. */
    ObjectNode resource();
}
