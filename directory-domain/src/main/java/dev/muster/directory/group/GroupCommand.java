package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.PatchOperation;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** What may be asked of a group. A {@code version} is that of If-Match; null where the client named none. */
public sealed interface GroupCommand extends TenantBound {
    GroupId group();

    @Override
    default TenantId tenant() {
        return group().tenant();
    }

    record PushGroup(
            @TargetAggregateIdentifier GroupId group,
            Document document,
            @Nullable String externalId,
            MembershipChange members)
            implements GroupCommand {}

    /** PUT. A body that does not speak of members leaves them as they are: {@link MembershipChange#NONE}. */
    record ReplaceGroup(
            @TargetAggregateIdentifier GroupId group,
            @TargetAggregateVersion @Nullable Long version,
            Document document,
            @Nullable String externalId,
            MembershipChange members)
            implements GroupCommand {}

    /** PATCH. The operations are applied under the group's lock, to what is there then. */
    record ReviseGroup(
            @TargetAggregateIdentifier GroupId group,
            @TargetAggregateVersion @Nullable Long version,
            List<PatchOperation> operations,
            NoMatch noMatch,
            MembershipChange members)
            implements GroupCommand {}

    /** Follows from the member's deletion, so it is nobody's to refuse. */
    record RemoveFromGroup(@TargetAggregateIdentifier GroupId group, ResourceId member) implements GroupCommand {}

    /** Follows from the user's being provisioned, so the user is there, though perhaps not yet to be read. */
    record JoinGroup(@TargetAggregateIdentifier GroupId group, UserId user) implements GroupCommand {}

    /** Follows from two persons' being told apart: who is in by the record of the one who left gets in by their own. */
    record TakePlace(@TargetAggregateIdentifier GroupId group, UserId former, UserId successor)
            implements GroupCommand {}

    record UnlinkGroup(
            @TargetAggregateIdentifier GroupId group,
            @TargetAggregateVersion @Nullable Long version) implements GroupCommand {}

    /** Asked by people alone: from now on it is the other integration that may change it. */
    record HandOverGroup(@TargetAggregateIdentifier GroupId group, IntegrationId to) implements GroupCommand {}
}
