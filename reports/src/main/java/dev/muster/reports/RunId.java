package dev.muster.reports;

import dev.muster.delivery.OriginId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UuidV7;
import java.util.UUID;

/** The id of one run of a report; it knows its tenant. */
public record RunId(TenantId tenant, UUID value) {
    public static RunId next(TenantId tenant) {
        return new RunId(tenant, UuidV7.next());
    }

    /** As letters know it that bring its report. */
    public OriginId origin() {
        return new OriginId(tenant, value);
    }

    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
