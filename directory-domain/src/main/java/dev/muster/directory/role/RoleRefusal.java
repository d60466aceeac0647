package dev.muster.directory.role;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** Why a role's command was refused. */
public abstract sealed class RoleRefusal extends Refusal {
    private RoleRefusal(RefusalCode code) {
        super(code);
    }

    /** Another role of the tenant has that name, in whatever case. */
    public static final class RoleNameTaken extends RoleRefusal {
        public final String name;

        public RoleNameTaken(String name) {
            super(RefusalCode.ROLE_NAME_TAKEN);
            this.name = name;
        }
    }

    /** Whoever has the role would lose it, without anybody's having said so. */
    public static final class RoleStillMapped extends RoleRefusal {
        public final int mappings;

        public RoleStillMapped(int mappings) {
            super(RefusalCode.ROLE_STILL_MAPPED);
            this.mappings = mappings;
        }

        public boolean several() {
            return mappings != 1;
        }
    }

    /** The group or the user to be mapped is not there. */
    public static final class NobodyToMap extends RoleRefusal {
        public final RoleMapping mapping;

        public NobodyToMap(RoleMapping mapping) {
            super(RefusalCode.NOBODY_TO_MAP);
            this.mapping = mapping;
        }

        public boolean ofGroup() {
            return mapping instanceof RoleMapping.MembersOf;
        }
    }
}
