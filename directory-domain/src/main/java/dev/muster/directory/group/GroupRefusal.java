package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import java.util.List;

/** Why a group's command was refused. */
public abstract sealed class GroupRefusal extends Refusal {
    private GroupRefusal(RefusalCode code) {
        super(code);
    }

    /** Another group of the tenant has that displayName, in whatever case. */
    public static final class GroupNameTaken extends GroupRefusal {
        public final String displayName;

        public GroupNameTaken(String displayName) {
            super(RefusalCode.GROUP_NAME_TAKEN);
            this.displayName = displayName;
        }
    }

    /** Who should join is neither a user nor a group of the tenant. */
    public static final class UnknownMembers extends GroupRefusal {
        /** As the client named them. */
        public final List<String> ids;

        public UnknownMembers(List<String> ids) {
            super(RefusalCode.UNKNOWN_MEMBERS);
            this.ids = List.copyOf(ids);
        }
    }

    /** What should join contains the group already, itself or through others; or is the group itself. */
    public static final class CircularMembership extends GroupRefusal {
        public final GroupId group;
        public final List<GroupId> members;

        public CircularMembership(GroupId group, List<GroupId> members) {
            super(RefusalCode.CIRCULAR_MEMBERSHIP);
            this.group = group;
            this.members = List.copyOf(members);
        }
    }

    /** The integration may push only groups that were predefined for it, and this is none of them. */
    public static final class GroupNotPredefined extends GroupRefusal {
        public final String displayName;
        public final IntegrationId integration;

        public GroupNotPredefined(String displayName, IntegrationId integration) {
            super(RefusalCode.GROUP_NOT_PREDEFINED);
            this.displayName = displayName;
            this.integration = integration;
        }
    }
}
