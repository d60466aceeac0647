package dev.muster.history.timeline;

import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened, the newest first. It streams behind the directory by a moment. */
public interface Timeline {
    /** Of one resource: its own events, and those of others that concern it. */
    List<TimelineEntry> of(ResourceId subject, Wanted wanted);

    /** Of the whole tenant: every event once, with the resource that it is an event of. */
    List<TimelineEntry> of(TenantId tenant, Wanted wanted);

    /** Whether anything ever happened to it, however lately. */
    boolean knows(ResourceId subject);

    /**
     * Which entries are asked for; null leaves it open.
     *
     * @param from   the earliest time
     * @param to     the first time that is too late
     * @param actor  the id of an integration or of a person
     * @param kind   the name of an event, such as {@code UserDeactivated}
     * @param before only entries at lower positions: how a page goes on behind the one before it
     * @param count  how many at most
     */
    record Wanted(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable UUID actor,
            @Nullable String kind,
            @Nullable Long before,
            int count) {}
}
