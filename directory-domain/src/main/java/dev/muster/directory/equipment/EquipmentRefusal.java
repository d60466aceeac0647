package dev.muster.directory.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.Refusal;
import dev.muster.directory.UserId;
import dev.muster.directory.refusal.RefusalCode;

/** Why an item's command was refused. */
public abstract sealed class EquipmentRefusal extends Refusal {
    private EquipmentRefusal(RefusalCode code) {
        super(code);
    }

    /** @param fact for the log */
    private EquipmentRefusal(RefusalCode code, String fact) {
        super(code, fact);
    }

    /** Another item of the tenant bears that asset tag, in whatever case. */
    public static final class AssetTagTaken extends EquipmentRefusal {
        public final String assetTag;

        public AssetTagTaken(String assetTag) {
            super(RefusalCode.ASSET_TAG_TAKEN);
            this.assetTag = assetTag;
        }
    }

    /** A deactivated user is given nothing. */
    public static final class HolderInactive extends EquipmentRefusal {
        public final UserId holder;

        public HolderInactive(UserId holder) {
            super(RefusalCode.HOLDER_INACTIVE);
            this.holder = holder;
        }
    }

    /** The tenant has no such user. */
    public static final class NoSuchHolder extends EquipmentRefusal {
        /** As the client named them. */
        public final String holder;

        public NoSuchHolder(String holder) {
            super(RefusalCode.NO_SUCH_HOLDER, "The holder is no user");
            this.holder = holder;
        }
    }

    /** What was retired changes no more. */
    public static final class AlreadyRetired extends EquipmentRefusal {
        public final EquipmentId equipment;

        public AlreadyRetired(EquipmentId equipment) {
            super(RefusalCode.ITEM_RETIRED);
            this.equipment = equipment;
        }
    }
}
