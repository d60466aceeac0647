package dev.muster.delivery;

import dev.muster.directory.TenantId;
import java.util.UUID;

/** The id of that which a letter brings, and whose content is asked for when the letter leaves: a run of a report. It knows its tenant. */
public record OriginId(TenantId tenant, UUID value) {
    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
