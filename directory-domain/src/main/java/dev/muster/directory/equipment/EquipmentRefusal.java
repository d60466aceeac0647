package dev.muster.directory.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.Refusal;
import dev.muster.directory.UserId;

/** Why an item's command was refused. */
public abstract sealed class EquipmentRefusal extends Refusal {
    private EquipmentRefusal(String fact) {
        super(fact);
    }

    /** Another item of the tenant bears that asset tag, in whatever case. */
    public static final class AssetTagTaken extends EquipmentRefusal {
        public final String assetTag;

        public AssetTagTaken(String assetTag) {
            super("The asset tag is taken");
            this.assetTag = assetTag;
        }
    }

    /** A deactivated user is given nothing. */
    public static final class HolderInactive extends EquipmentRefusal {
        public final UserId holder;

        public HolderInactive(UserId holder) {
            super("The holder is not active");
            this.holder = holder;
        }
    }

    /** The tenant has no such user. */
    public static final class NoSuchHolder extends EquipmentRefusal {
        /** As the client named them. */
        public final String holder;

        public NoSuchHolder(String holder) {
            super("The holder is no user");
            this.holder = holder;
        }
    }

    /** What was retired changes no more. */
    public static final class AlreadyRetired extends EquipmentRefusal {
        public final EquipmentId equipment;

        public AlreadyRetired(EquipmentId equipment) {
            super("The item is retired");
            this.equipment = equipment;
        }
    }
}
