package dev.muster.delivery;

import dev.muster.directory.TenantId;
import dev.muster.directory.UuidV7;
import java.util.UUID;

/** The id of a run's delivery to one recipient; it knows its tenant. */
public record DeliveryId(TenantId tenant, UUID value) {
    public static DeliveryId next(TenantId tenant) {
        return new DeliveryId(tenant, UuidV7.next());
    }

    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
