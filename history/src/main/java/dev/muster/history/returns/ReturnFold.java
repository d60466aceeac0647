package dev.muster.history.returns;

import dev.muster.directory.user.UserEvent;
import dev.muster.directory.user.UserEvent.FormerAccessRestored;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
import dev.muster.directory.user.UserEvent.PossessionsPassedOn;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserExternalIdChanged;
import dev.muster.directory.user.UserEvent.UserHandedOver;
import dev.muster.directory.user.UserEvent.UserIdentityAnswered;
import dev.muster.directory.user.UserEvent.UserIdentityConfirmed;
import dev.muster.directory.user.UserEvent.UserIdentityQuestioned;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.directory.user.UserEvent.UserReactivated;
import dev.muster.directory.user.UserEvent.UserRenamed;
import dev.muster.directory.user.UserEvent.UserRevised;
import dev.muster.eventstore.StreamingProjection;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Which externalId a user left with, and which one came back: at the return of one position, or by the first change after it, since clients
 * let somebody in first and send the profile then.
 */
final class ReturnFold {
    /** Before and after, and since when it is another one. */
    record Change(Instant leftAt, String before, String after, Instant at) {}

    private final long position;
    private @Nullable String externalId;
    private Instant since = Instant.EPOCH;
    private @Nullable String left;
    private Instant leftAt = Instant.EPOCH;
    private boolean returned;
    private boolean settled;
    private @Nullable Change change;

    ReturnFold(long position) {
        this.position = position;
    }

    @Nullable
    Change change() {
        return change;
    }

    void on(DomainEventMessage<?> event) {
        if (settled) return;
        if (!(event.getPayload() instanceof UserEvent happened)) {
            throw new IllegalArgumentException("No user's: " + event.getPayloadType());
        }
        switch (happened) {
            case UserProvisioned provisioned -> now(provisioned.externalId(), event);
            case UserExternalIdChanged changed -> now(changed.after(), event);
            case UserHandedOver ignored -> now(null, event);
            case UserDeactivated ignored -> {
                settled = returned;
                left = externalId;
                leftAt = event.getTimestamp();
            }
            case UserReactivated ignored -> {
                returned = position == positionOf(event);
                compare();
            }
            case UserRevised ignored -> {}
            case UserRenamed ignored -> {}
            case UserIdentityConfirmed ignored -> {}
            case FormerAccessWithdrawn ignored -> {}
            case UserIdentityQuestioned ignored -> {}
            case UserIdentityAnswered ignored -> {}
            case FormerAccessRestored ignored -> {}
            case PossessionsPassedOn ignored -> {}
            case UserDeleted ignored -> {}
        }
    }

    private void now(@Nullable String id, DomainEventMessage<?> event) {
        externalId = id;
        since = event.getTimestamp();
        if (returned) compare();
    }

    private void compare() {
        if (!returned || left == null || externalId == null) return;
        boolean another = !left.equals(externalId);
        if (another) change = new Change(leftAt, left, externalId, since);
        // the same one at the return may be what was there before, so the next change counts
        settled = another;
    }

    private static long positionOf(DomainEventMessage<?> event) {
        return Long.parseLong(String.valueOf(event.getMetaData().get(StreamingProjection.POSITION)));
    }
}
