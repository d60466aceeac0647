package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** The primary key of every table here: the tenant first. Each entity says how its id's column is called. */
@Embeddable
record Key(
        @Column(name = "tenant_id") UUID tenantId,
        @Column(name = "id") UUID id) implements Serializable {

    static Key of(TenantId tenant, UUID id) {
        return new Key(tenant.value(), id);
    }

    TenantId tenant() {
        return new TenantId(tenantId);
    }
}
