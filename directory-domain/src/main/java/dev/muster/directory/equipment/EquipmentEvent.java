package dev.muster.directory.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.event.DomainEvent;
import dev.muster.directory.event.Personal;
import dev.muster.directory.event.Tombstone;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * What has happened to an item of equipment; stored for ever. Attributes count as personal, because people write names
 * into models and notes; the id of a holder does not.
 */
public sealed interface EquipmentEvent extends DomainEvent {
    EquipmentId equipment();

    @Override
    default Collection<? extends ResourceId> concerned() {
        return switch (this) {
            case EquipmentRegistered ignored -> List.of();
            case EquipmentRevised ignored -> List.of();
            case EquipmentExternalIdChanged ignored -> List.of();
            case EquipmentCheckedOut handed -> List.of(handed.holder());
            case EquipmentCheckOutRedated redated -> List.of(redated.holder());
            case EquipmentReturned returned -> List.of(returned.holder());
            case EquipmentRetired retired -> heldBy(retired.holder());
            case EquipmentHandedOver ignored -> List.of();
            case EquipmentDeleted deleted -> heldBy(deleted.holder());
        };
    }

    private static List<UserId> heldBy(@Nullable UserId holder) {
        return holder == null ? List.of() : List.of(holder);
    }

    /**
     * @param owner    the integration that registered the item; null where a person did
     * @param document the attributes with their status, without a holder
     */
    record EquipmentRegistered(
            EquipmentId equipment,
            @Nullable IntegrationId owner,
            @Personal Document document,
            @Nullable String externalId)
            implements EquipmentEvent {
        public EquipmentRegistered {
            if (document == null) document = erased(equipment);
        }
    }

    /** Attributes changed, each with its whole value before and after; never the holder. */
    record EquipmentRevised(EquipmentId equipment, @Personal List<AttributeChange> changes) implements EquipmentEvent {
        public EquipmentRevised {
            if (changes == null) changes = List.of();
        }
    }

    /** The name by which the integration knows the item. */
    record EquipmentExternalIdChanged(
            EquipmentId equipment,
            IntegrationId integration,
            @Nullable String before,
            @Nullable String after) implements EquipmentEvent {}

    /**
     * Its status is now "assigned".
     *
     * @param since the day since when the person has it, where somebody said so; null where that is when this happened
     */
    record EquipmentCheckedOut(
            EquipmentId equipment, UserId holder, @Nullable LocalDate since) implements EquipmentEvent {
        public EquipmentCheckedOut(EquipmentId equipment, UserId holder) {
            this(equipment, holder, null);
        }
    }

    /**
     * The person has it since another day than it was said.
     *
     * @param before null where no day had been said
     */
    record EquipmentCheckOutRedated(
            EquipmentId equipment, UserId holder, @Nullable LocalDate before, LocalDate after)
            implements EquipmentEvent {}

    /** Its status is now "available". */
    record EquipmentReturned(EquipmentId equipment, UserId holder) implements EquipmentEvent {}

    /** @param holder who had the item at its end and has it no more, as far as we are concerned; null where nobody had it */
    record EquipmentRetired(EquipmentId equipment, @Nullable UserId holder) implements EquipmentEvent {}

    /**
     * Another integration owns it now, and may give it an externalId of its own.
     *
     * @param from null where no integration owned it
     */
    record EquipmentHandedOver(
            EquipmentId equipment, @Nullable IntegrationId from, IntegrationId to) implements EquipmentEvent {}

    /** @param holder who had the item when its record was deleted */
    record EquipmentDeleted(EquipmentId equipment, @Nullable UserId holder) implements EquipmentEvent {}

    /** What is left of an item's document: an asset tag that no other one has, and the status that every item begins with. */
    private static Document erased(EquipmentId equipment) {
        return Document.EMPTY
                .with("assetTag", StringNode.valueOf(Tombstone.nameOf(equipment)))
                .with("status", StringNode.valueOf("available"));
    }
}
