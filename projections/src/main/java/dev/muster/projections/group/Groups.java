package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import java.util.function.Consumer;

/** Who is in the groups of a tenant now. The groups themselves are read like every resource, by {@link GroupTable}. */
public interface Groups {
    /** Hands out the members one by one, in the order of their ids; however many there are, few are in memory. */
    void members(GroupId group, Consumer<GroupMember> each);
}
