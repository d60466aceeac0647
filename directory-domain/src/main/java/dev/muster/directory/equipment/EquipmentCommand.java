package dev.muster.directory.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.PatchOperation;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** What may be asked of an item of equipment. A {@code version} is that of If-Match; null where the client named none. */
public sealed interface EquipmentCommand extends TenantBound {
    EquipmentId equipment();

    @Override
    default TenantId tenant() {
        return equipment().tenant();
    }

    /**
     * A {@code holder} in the document checks the new item out at once.
     *
     * @param since the day since when the holder has it; null where that is now
     */
    record RegisterEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            Document document,
            @Nullable String externalId,
            @Nullable LocalDate since)
            implements EquipmentCommand {
        public RegisterEquipment(EquipmentId equipment, Document document, @Nullable String externalId) {
            this(equipment, document, externalId, null);
        }
    }

    /**
     * PATCH: setting or clearing {@code holder} is a check-out or a return, {@code status} "retired" retires.
     *
     * @param since the day since when whoever holds it then has it; null where nothing is said of that
     */
    record ReviseEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            @TargetAggregateVersion @Nullable Long version,
            List<PatchOperation> operations,
            NoMatch noMatch,
            @Nullable LocalDate since)
            implements EquipmentCommand {
        public ReviseEquipment(
                EquipmentId equipment, @Nullable Long version, List<PatchOperation> operations, NoMatch noMatch) {
            this(equipment, version, operations, noMatch, null);
        }
    }

    /** PUT: the document takes the place of the old one. Without {@code holder} the item is returned. */
    record ReplaceEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            @TargetAggregateVersion @Nullable Long version,
            Document document,
            @Nullable String externalId)
            implements EquipmentCommand {}

    /**
     * From whoever may hold the item to that person.
     *
     * @param since the day since when the person has it; null where nothing is said of that, and for a new holder: now
     */
    record CheckOutEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            @TargetAggregateVersion @Nullable Long version,
            UserId holder,
            @Nullable LocalDate since)
            implements EquipmentCommand {
        public CheckOutEquipment(EquipmentId equipment, @Nullable Long version, UserId holder) {
            this(equipment, version, holder, null);
        }
    }

    record ReturnEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            @TargetAggregateVersion @Nullable Long version) implements EquipmentCommand {}

    /** Follows from two persons' being told apart: the item was given to the one who has a record of their own now. */
    record PassOnEquipment(@TargetAggregateIdentifier EquipmentId equipment, UserId former, UserId successor)
            implements EquipmentCommand {}

    /** Sold, scrapped, lost: the item stays on record, nobody holds it, and nobody will. */
    record RetireEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            @TargetAggregateVersion @Nullable Long version) implements EquipmentCommand {}

    /** The record itself goes, and the asset tag is free again. */
    record DeleteEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            @TargetAggregateVersion @Nullable Long version) implements EquipmentCommand {}

    /** Asked by people alone: from now on it is the other integration that may change it. */
    record HandOverEquipment(@TargetAggregateIdentifier EquipmentId equipment, IntegrationId to)
            implements EquipmentCommand {}
}
