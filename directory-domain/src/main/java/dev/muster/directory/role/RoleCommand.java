package dev.muster.directory.role;

import dev.muster.directory.GroupId;
import dev.muster.directory.RoleId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a role. */
public sealed interface RoleCommand extends TenantBound {
    RoleId role();

    @Override
    default TenantId tenant() {
        return role().tenant();
    }

    record DefineRole(@TargetAggregateIdentifier RoleId role, String name) implements RoleCommand {}

    record RenameRole(@TargetAggregateIdentifier RoleId role, String name) implements RoleCommand {}

    /** Of a role that is mapped to nobody: it takes no access away. */
    record DeleteRole(@TargetAggregateIdentifier RoleId role) implements RoleCommand {}

    /**
     * Maps, or ranks anew what is mapped already.
     *
     * @param rank where somebody gets several roles, the mapping of the least rank decides; equal ones by the role's name
     */
    record MapRole(@TargetAggregateIdentifier RoleId role, RoleMapping mapping, int rank) implements RoleCommand {}

    /** Follows from the group's being pushed, so the group is there, though perhaps not yet to be read. */
    record MapPushedGroup(@TargetAggregateIdentifier RoleId role, GroupId group, int rank) implements RoleCommand {}

    /** Follows from two persons' being told apart, so both are there, though perhaps not yet to be read. */
    record PassOnRole(@TargetAggregateIdentifier RoleId role, UserId former, UserId successor, int rank)
            implements RoleCommand {}

    record UnmapRole(@TargetAggregateIdentifier RoleId role, RoleMapping mapping) implements RoleCommand {}
}
