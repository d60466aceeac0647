package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.UserId;
import java.util.List;

/** Who is in which group as of the command's transaction: what commands decide by. */
public interface Memberships {
    /**
     * Holds a wanted change against what is. Whoever joins cannot be deleted before the transaction ends.
     *
     * @param joining who is no member and shall be one, in the order of ids
     * @param leaving who is a member and shall be none, in the order of ids
     * @param unknown who shall be a member and is no user of the tenant
     */
    record Difference(List<UserId> joining, List<UserId> leaving, List<UserId> unknown) {}

    Difference difference(GroupId group, MembershipChange change);

    /** The groups that the user is in, in the order of their ids. */
    List<GroupId> groupsOf(UserId user);
}
