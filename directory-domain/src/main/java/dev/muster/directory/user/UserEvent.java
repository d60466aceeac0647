package dev.muster.directory.user;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.Personal;
import dev.muster.directory.UserId;
import dev.muster.directory.schema.AttributeChange;
import dev.muster.directory.schema.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a user; stored for ever. */
public sealed interface UserEvent {
    UserId user();

    /** @param owner the integration that provisioned the user; null where a person did */
    record UserProvisioned(
            UserId user,
            @Nullable IntegrationId owner,
            @Personal Document document,
            @Personal @Nullable String externalId)
            implements UserEvent {}

    /** Attributes changed, each with its whole value before and after; never userName and active. */
    record UserRevised(UserId user, @Personal List<AttributeChange> changes) implements UserEvent {}

    record UserRenamed(
            UserId user, @Personal String before, @Personal String after) implements UserEvent {}

    /** The name by which the integration knows the user. */
    record UserExternalIdChanged(
            UserId user,
            IntegrationId integration,
            @Personal @Nullable String before,
            @Personal @Nullable String after) implements UserEvent {}

    record UserDeactivated(UserId user) implements UserEvent {}

    record UserReactivated(UserId user) implements UserEvent {}

    /**
     * Another integration owns it now, and may give it an externalId of its own.
     *
     * @param from null where no integration owned it
     */
    record UserHandedOver(UserId user, @Nullable IntegrationId from, IntegrationId to) implements UserEvent {}

    record UserDeleted(UserId user) implements UserEvent {}
}
