package dev.muster.reports.work;

import dev.muster.directory.TenantId;
import java.util.UUID;

/** One thing of one tenant that is worked on. */
public record WorkId(TenantId tenant, WorkKind kind, UUID value) {
    @Override
    public String toString() {
        return kind + " " + tenant + "/" + value;
    }
}
