package dev.muster.reports;

import dev.muster.directory.TenantId;
import dev.muster.directory.UuidV7;
import java.util.Optional;
import java.util.UUID;

/** The id of a schedule; it knows its tenant. */
public record ScheduleId(TenantId tenant, UUID value) {
    public static ScheduleId next(TenantId tenant) {
        return new ScheduleId(tenant, UuidV7.next());
    }

    /** What {@link #toString} says; nothing where it is no such id. */
    public static Optional<ScheduleId> parse(String text) {
        int slash = text.indexOf('/');
        try {
            return Optional.of(new ScheduleId(
                    TenantId.parse(text.substring(0, Math.max(slash, 0))), UUID.fromString(text.substring(slash + 1))));
        } catch (RuntimeException foreign) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
