package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import java.util.function.Consumer;

/** Who is in the groups of a tenant now. The groups themselves are read like every resource, by {@link GroupTable}. */
public interface Groups {
    /** Hands out the members of one moment one by one, in the order of their ids; of many, each takes a few bytes of memory. */
    void members(GroupId group, Consumer<GroupMember> each);

    /** Counts no further than it must. */
    boolean hasMoreMembersThan(int few, GroupId group);
}
