package dev.muster.directory.user;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.PatchOperation;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** What may be asked of a user. A {@code version} is that of If-Match; null where the client named none. */
public sealed interface UserCommand extends TenantBound {
    UserId user();

    @Override
    default TenantId tenant() {
        return user().tenant();
    }

    record ProvisionUser(
            @TargetAggregateIdentifier UserId user,
            Document document,
            @Nullable String externalId) implements UserCommand {}

    /** PUT: the document takes the place of the old one. Without {@code active} the user stays as active as before. */
    record ReplaceUser(
            @TargetAggregateIdentifier UserId user,
            @TargetAggregateVersion @Nullable Long version,
            Document document,
            @Nullable String externalId)
            implements UserCommand {}

    /** PATCH. The operations are applied under the user's lock, to what is there then. */
    record ReviseUser(
            @TargetAggregateIdentifier UserId user,
            @TargetAggregateVersion @Nullable Long version,
            List<PatchOperation> operations,
            NoMatch noMatch)
            implements UserCommand {}

    record DeactivateUser(
            @TargetAggregateIdentifier UserId user,
            @TargetAggregateVersion @Nullable Long version) implements UserCommand {}

    record ReactivateUser(
            @TargetAggregateIdentifier UserId user,
            @TargetAggregateVersion @Nullable Long version) implements UserCommand {}

    /** A leaver who was provisioned anew gets the same record again. Refused for whoever is active, or is not known again. */
    record ReinstateUser(
            @TargetAggregateIdentifier UserId user,
            Document document,
            @Nullable String externalId) implements UserCommand {}

    record DeleteUser(
            @TargetAggregateIdentifier UserId user,
            @TargetAggregateVersion @Nullable Long version) implements UserCommand {}

    /**
     * Asked by people alone: the one who came is the one who left.
     *
     * @param restore whether groups and roles that were withdrawn come back, as far as they are there
     */
    record ConfirmSamePerson(@TargetAggregateIdentifier UserId user, UUID question, boolean restore)
            implements UserCommand {}

    /**
     * Asked by people alone: the one who came is another than the one who left, and gets a record of their own.
     *
     * @param successor the id of that record
     */
    record SeparatePersons(@TargetAggregateIdentifier UserId user, UUID question, UserId successor)
            implements UserCommand {}

    /** Asked by people alone: from now on it is the other integration that may change it. */
    record HandOverUser(@TargetAggregateIdentifier UserId user, IntegrationId to) implements UserCommand {}
}
