package dev.muster.projections.tenant;

import dev.muster.directory.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tenants. Answers what the scope of the caller may see. */
public interface Tenants {
    record TenantView(TenantId tenant, String name, Instant opened) {}

    Optional<TenantView> find(TenantId tenant);

    List<TenantView> all();
}
