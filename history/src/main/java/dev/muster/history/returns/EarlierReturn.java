package dev.muster.history.returns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record became active again and its externalId is another than that of the one who left.
 *
 * @param userName  of today; null where the record was deleted
 * @param position  of the event of the return in the store
 * @param changedAt when the externalId became the other one, perhaps before or after the return
 * @param by        who let them in: an integration's or a person's id
 * @param inherited what the record had at the return
 */
public record EarlierReturn(
        UUID user,
        @Nullable String userName,
        Instant leftAt,
        String formerExternalId,
        Instant returnedAt,
        long position,
        String externalId,
        Instant changedAt,
        @Nullable UUID by,
        Inherited inherited) {

    /** Groups that the record was in, roles that were mapped to it alone, items that it held. */
    public record Inherited(List<Named> groups, List<Named> roles, List<Named> items) {}

    /** @param name of today, an item's asset tag; null where it is gone */
    public record Named(UUID id, @Nullable String name) {}
}
