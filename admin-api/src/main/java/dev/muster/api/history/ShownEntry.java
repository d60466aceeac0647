package dev.muster.api.history;

import dev.muster.directory.Actor;
import dev.muster.history.timeline.TimelineEntry;
import dev.muster.people.PersonNames;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is shown.
 *
 * @param event   the resource whose event it is: the subject itself, or for instance the group that a user joined
 * @param by      who did it
 * @param request the id of the request, as in the provisioning log
 * @param cause   because of what, where it is not the request itself
 * @param erased  whether what changed was personal and has been erased
 */
record ShownEntry(
        long position,
        Instant at,
        String kind,
        Resource subject,
        Resource event,
        By by,
        String request,
        @Nullable String cause,
        List<TimelineEntry.Change> changes,
        boolean erased) {

    record Resource(String type, UUID id) {}

    /**
     * @param kind       {@code integration}, {@code person} or {@code muster}
     * @param name       as it is today; null for Muster itself, or where nobody knows any more
     * @param credential which one the integration showed
     */
    record By(
            String kind,
            @Nullable UUID id,
            @Nullable String name,
            @Nullable UUID credential) {}

    static ShownEntry of(TimelineEntry entry, PersonNames.Known people) {
        return new ShownEntry(
                entry.position(),
                entry.at(),
                entry.kind(),
                new Resource(entry.subjectType(), entry.subjectId()),
                new Resource(entry.eventOf(), entry.eventOfId()),
                by(entry, people),
                entry.request(),
                entry.cause(),
                entry.changes(),
                entry.erased());
    }

    private static By by(TimelineEntry entry, PersonNames.Known people) {
        return switch (entry.actor()) {
            case Actor.Client client ->
                new By(
                        "integration",
                        client.integration().value(),
                        entry.actorName(),
                        client.credential().value());
            case Actor.Person person -> new By("person", person.id(), people.of(person.id()), null);
            case Actor.Muster ignored -> new By("muster", null, null, null);
        };
    }
}
