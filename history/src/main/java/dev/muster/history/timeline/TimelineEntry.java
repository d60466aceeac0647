package dev.muster.history.timeline;

import dev.muster.directory.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that happened.
 *
 * @param position    where its event stands in the store
 * @param kind        the name of the event
 * @param subjectType of whom the entry speaks
 * @param eventOf     the type of the resource whose event it is; another one where the subject was only concerned
 * @param actorName   the integration's name today; null for people and Muster itself
 * @param request     the id of the request, as in the provisioning log
 * @param cause       because of what, where it is not the request itself
 * @param changes     what was before and after
 * @param erased      whether the personal part of the event was erased, so that the changes are not known any more
 */
public record TimelineEntry(
        long position,
        Instant at,
        String kind,
        String subjectType,
        UUID subjectId,
        String eventOf,
        UUID eventOfId,
        Actor actor,
        @Nullable String actorName,
        String request,
        @Nullable String cause,
        List<Change> changes,
        boolean erased) {

    /**
     * @param before null where there was nothing
     * @param after  null where there is nothing now
     */
    public record Change(
            String attribute,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}
}
