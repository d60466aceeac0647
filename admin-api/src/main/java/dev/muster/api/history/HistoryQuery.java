package dev.muster.api.history;

import dev.muster.api.ApiRefusal;
import dev.muster.api.RequestFields;
import dev.muster.history.timeline.Timeline.Wanted;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a history, as they come: {@code from} and {@code to} (exclusive) as instants, {@code actor} as the id of
 * an integration or a person, {@code kind} as the name of an event, {@code after} as the position where the page before ended.
 */
record HistoryQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID actor,
        @Nullable String kind,
        @Nullable Long after,
        @Nullable Integer limit) {
    /** @param kinds all that there are */
    Wanted wanted(Collection<String> kinds) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ApiRefusal.BadValue("to", "It is later than 'from'.");
        }
        return new Wanted(from, to, actor, RequestFields.oneOf("kind", kind, kinds), after, RequestFields.limit(limit));
    }
}
