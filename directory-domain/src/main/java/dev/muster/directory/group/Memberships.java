package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
import java.util.List;
import java.util.UUID;

/** Who is in which group as of the command's transaction: what commands decide by. */
public interface Memberships {
    /**
     * Holds a wanted change against what is. Whoever joins cannot be deleted before the transaction ends. All lists are in the order
     * of ids.
     *
     * @param joining who is no member and shall be one
     * @param leaving who is a member and shall be none
     * @param groups  the same of groups
     * @param unknown who shall be a member and is neither a user nor a group of the tenant
     */
    record Difference(List<UserId> joining, List<UserId> leaving, Nesting groups, List<UUID> unknown) {}

    /**
     * Groups within a group.
     *
     * @param joining  what is no member and shall be one
     * @param leaving  what is a member and shall be none
     * @param circular what shall be a member and contains the group, itself or through others; the group itself, too
     */
    record Nesting(List<GroupId> joining, List<GroupId> leaving, List<GroupId> circular) {
        public static final Nesting NONE = new Nesting(List.of(), List.of(), List.of());
    }

    Difference difference(GroupId group, MembershipChange change);

    /** How many users and groups are in it, directly. */
    int size(GroupId group);

    /** The groups that the user or group is in, directly, in the order of their ids. */
    List<GroupId> groupsOf(ResourceId member);

    /**
     * Locks the groups that contain this one, and then this one: until the end of the transaction it is added to no other. The
     * group's own lock is held before.
     */
    void holdForDeletion(GroupId group);
}
