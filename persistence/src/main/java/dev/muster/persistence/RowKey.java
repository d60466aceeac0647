package dev.muster.persistence;

import dev.muster.directory.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** The key of a tenant's row: the tenant first. Each entity says how its id's column is called. */
@Embeddable
public record RowKey(
        @Column(name = "tenant_id") UUID tenantId,
        @Column(name = "id") UUID id) implements Serializable {

    public static RowKey of(TenantId tenant, UUID id) {
        return new RowKey(tenant.value(), id);
    }

    public TenantId tenant() {
        return new TenantId(tenantId);
    }

    @Override
    public String toString() {
        return tenantId + "/" + id;
    }
}
