package dev.muster.directory.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.event.DomainEvent;
import dev.muster.directory.event.Personal;
import dev.muster.directory.event.Tombstone;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** What has happened to a user; stored for ever. */
public sealed interface UserEvent extends DomainEvent {
    UserId user();

    @Override
    default Collection<? extends ResourceId> concerned() {
        return switch (this) {
            case UserProvisioned ignored -> List.of();
            case UserRevised ignored -> List.of();
            case UserRenamed ignored -> List.of();
            case UserExternalIdChanged ignored -> List.of();
            case UserDeactivated ignored -> List.of();
            case UserReactivated ignored -> List.of();
            case UserIdentityConfirmed ignored -> List.of();
            case FormerAccessWithdrawn ignored -> List.of();
            case UserIdentityQuestioned ignored -> List.of();
            case UserIdentityAnswered answered ->
                answered.successor() == null ? List.of() : List.of(answered.successor());
            case FormerAccessRestored ignored -> List.of();
            case PossessionsPassedOn passed -> List.of(passed.successor());
            case UserHandedOver ignored -> List.of();
            case UserDeleted ignored -> List.of();
        };
    }

    /** @param owner the integration that provisioned the user; null where a person did */
    record UserProvisioned(
            UserId user,
            @Nullable IntegrationId owner,
            @Personal Document document,
            @Personal @Nullable String externalId)
            implements UserEvent {
        public UserProvisioned {
            if (document == null) document = erased(user);
        }
    }

    /** Attributes changed, each with its whole value before and after; never userName and active. */
    record UserRevised(UserId user, @Personal List<AttributeChange> changes) implements UserEvent {
        public UserRevised {
            if (changes == null) changes = List.of();
        }
    }

    record UserRenamed(
            UserId user, @Personal String before, @Personal String after) implements UserEvent {
        public UserRenamed {
            if (before == null) before = Tombstone.nameOf(user);
            if (after == null) after = Tombstone.nameOf(user);
        }
    }

    /** The name by which the integration knows the user. */
    record UserExternalIdChanged(
            UserId user,
            IntegrationId integration,
            @Personal @Nullable String before,
            @Personal @Nullable String after) implements UserEvent {}

    record UserDeactivated(UserId user) implements UserEvent {}

    /**
     * Somebody has come back.
     *
     * @param knownBy     by what; null in events of the time when nobody looked
     * @param unconfirmed whether the person who left had an externalId, and whoever comes has named none: the first later write that
     *                    names one says who it is
     */
    record UserReactivated(
            UserId user,
            @Nullable KnownBy knownBy,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unconfirmed) implements UserEvent {}

    /** Whoever came back unconfirmed is the one who left. */
    record UserIdentityConfirmed(UserId user, KnownBy knownBy) implements UserEvent {}

    /**
     * Another person came under the record, so it leaves groups and loses roles of the one before. Stored as bare UUIDs, because the user's id says
     * the tenant.
     */
    record FormerAccessWithdrawn(UserId user, UUID question, List<UUID> groups, List<DirectRole> roles)
            implements UserEvent {
        /** Groups in one event, and as many roles; more of them are several events of one transaction. */
        public static final int MOST = 500;
    }

    /**
     * Another person came under the record than the one who left. Items that the former one holds stay theirs, until somebody says
     * whether the two are the same.
     *
     * @param former     the record as the former one left it
     * @param externalId of the one who came; null where the employee number tells them apart
     * @param leftBy     the integration that deactivated the former one; null where a person did
     * @param returnedAt when the other one was let in; null where that is now
     */
    record UserIdentityQuestioned(
            UserId user,
            UUID question,
            @Personal Document former,
            @Personal @Nullable String formerExternalId,
            @Personal @Nullable String externalId,
            Instant leftAt,
            @Nullable IntegrationId leftBy,
            @Nullable Instant returnedAt)
            implements UserEvent {
        public UserIdentityQuestioned {
            if (former == null) former = erased(user);
        }
    }

    /** The two are the same person, or two; then the record is that of the one who left, and the other one has a record of their own. */
    record UserIdentityAnswered(
            UserId user,
            UUID question,
            IdentityAnswer answer,
            @Nullable UserId successor) implements UserEvent {}

    /** What was {@linkplain FormerAccessWithdrawn withdrawn} is given back. */
    record FormerAccessRestored(UserId user, UUID question, List<UUID> groups, List<DirectRole> roles)
            implements UserEvent {}

    /** What was given to the record since another person came goes with that person. As many as of {@link FormerAccessWithdrawn}. */
    record PossessionsPassedOn(
            UserId user, UserId successor, List<UUID> groups, List<DirectRole> roles, List<UUID> equipment)
            implements UserEvent {}

    /**
     * Another integration owns it now, and may give it an externalId of its own.
     *
     * @param from null where no integration owned it
     */
    record UserHandedOver(UserId user, @Nullable IntegrationId from, IntegrationId to) implements UserEvent {}

    record UserDeleted(UserId user) implements UserEvent {}

    /** What is left of a user's document: a name that nobody else has, and no access, since nobody can tell whether there was some. */
    private static Document erased(UserId user) {
        return Document.EMPTY
                .with("userName", StringNode.valueOf(Tombstone.nameOf(user)))
                .with("active", BooleanNode.FALSE);
    }
}
