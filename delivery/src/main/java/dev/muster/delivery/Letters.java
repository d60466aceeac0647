package dev.muster.delivery;

import dev.muster.directory.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All letters that leave Muster: one outbox, whatever they are about. */
public interface Letters {

    /**
     * The tenant's, the newest first.
     *
     * @param state of these alone; null for all
     * @param before those that come after this one in the list; null from the newest on
     */
    List<DeliveryView> list(TenantId tenant, @Nullable DeliveryState state, @Nullable DeliveryId before, int limit);

    Optional<DeliveryView> find(DeliveryId id);

    /** Sends a FAILED or UNCERTAIN one again: a person has decided so. */
    DeliveryView sendAgain(DeliveryId id);
}
