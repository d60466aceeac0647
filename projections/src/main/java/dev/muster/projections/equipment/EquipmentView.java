package dev.muster.projections.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item as clients may see it.
 *
 * @param owner      the integration that registered it; null where a person did
 * @param document   the attributes, status among them, holder not
 * @param externalId as the reading integration knows the item; null if it does not
 * @param holder     null where nobody has it
 * @param version    the aggregate's sequence number
 */
public record EquipmentView(
        EquipmentId equipment,
        @Nullable IntegrationId owner,
        Document document,
        @Nullable String externalId,
        @Nullable Holder holder,
        long version,
        Instant created,
        Instant lastModified) {

    /**
     * @param name  how the person is called, also when they were deleted since; null where nobody knows
     * @param since when it was checked out, or the beginning (UTC) of the day that was said
     * @param day   since when they have it, where somebody said so
     */
    public record Holder(
            UserId user,
            @Nullable String name,
            Instant since,
            @Nullable LocalDate day) {}

    public String assetTag() {
        return document.text("assetTag").orElseThrow();
    }

    public String status() {
        return document.text("status").orElseThrow();
    }
}
