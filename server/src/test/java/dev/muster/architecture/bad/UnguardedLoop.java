package dev.muster.architecture.bad;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;

/** One tenant's trouble would end the loop for all that come behind. */
class UnguardedLoop {
    private final List<TenantId> tenants = List.of();

    @Scheduled(fixedDelayString = "PT1M")
    void look() {
        for (TenantId tenant : tenants) TenantScope.within(tenant, () -> work(tenant));
    }

    private static void work(TenantId tenant) {
        if (tenant.toString().isEmpty()) throw new IllegalStateException("broken");
    }
}
