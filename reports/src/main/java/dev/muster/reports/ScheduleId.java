package dev.muster.reports;

import dev.muster.directory.TenantId;
import dev.muster.directory.UuidV7;
import java.util.UUID;

/** The id of a schedule; it knows its tenant. */
public record ScheduleId(TenantId tenant, UUID value) {
    public static ScheduleId next(TenantId tenant) {
        return new ScheduleId(tenant, UuidV7.next());
    }

    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
