package dev.muster.security.credential;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.IntegrationEvent;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.projections.integration.IntegrationView;
import dev.muster.projections.integration.Integrations;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** The policies of integrations, remembered like their credentials: each write is checked against them. */
@ProcessingGroup(CredentialCache.GROUP)
public final class PolicyCache implements PoliciesInForce {
    private static final int AT_MOST = 10_000;
    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private record Remembered(Policies policies, long since) {}

    private final Integrations integrations;
    private final BooleanSupplier isTold;
    private final Map<IntegrationId, Remembered> remembered = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    public PolicyCache(Integrations integrations, BooleanSupplier isTold) {
        this.integrations = integrations;
        this.isTold = isTold;
    }

    @Override
    public Policies of(IntegrationId integration) {
        if (!isTold.getAsBoolean()) return read(integration);
        Remembered known = remembered.get(integration);
        if (known != null && System.nanoTime() - known.since < LONGEST) return known.policies;
        long before = changes.get();
        long now = System.nanoTime();
        Policies found = read(integration);
        if (remembered.size() >= AT_MOST) remembered.clear();
        remembered.put(integration, new Remembered(found, now));
        if (changes.get() != before) remembered.remove(integration);
        return found;
    }

    private Policies read(IntegrationId integration) {
        return integrations.find(integration).map(IntegrationView::policies).orElse(Policies.NONE);
    }

    public void forget() {
        changes.incrementAndGet();
        remembered.clear();
    }

    @EventHandler
    void on(IntegrationEvent event) {
        CurrentUnitOfWork.get().afterCommit(committed -> forget());
    }
}
