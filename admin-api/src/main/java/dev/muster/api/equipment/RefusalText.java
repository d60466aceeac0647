package dev.muster.api.equipment;

import dev.muster.directory.Refusal;
import dev.muster.directory.TooMuchContention;
import dev.muster.directory.equipment.EquipmentRefusal;

/** A refusal as a sentence for people, with the value that is at fault. */
final class RefusalText {
    private RefusalText() {}

    static String of(Refusal refusal) {
        return switch (refusal) {
            case EquipmentRefusal own -> of(own);
            case TooMuchContention contention ->
                "others kept changing the same item; ask again, what is done already stays so";
            default -> String.valueOf(refusal.getMessage());
        };
    }

    static String of(EquipmentRefusal refusal) {
        return switch (refusal) {
            case EquipmentRefusal.AssetTagTaken taken ->
                "the asset tag '" + taken.assetTag + "' is that of another item";
            case EquipmentRefusal.HolderInactive inactive ->
                "the user " + inactive.holder.value() + " is deactivated, and a deactivated user is given nothing";
            case EquipmentRefusal.NoSuchHolder nobody -> "there is no user '" + nobody.holder + "'";
            case EquipmentRefusal.AlreadyRetired retired ->
                "the item " + retired.equipment.value() + " is retired, so nothing about it changes any more";
        };
    }
}
