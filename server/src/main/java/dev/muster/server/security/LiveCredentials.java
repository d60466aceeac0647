package dev.muster.server.security;

import dev.muster.api.integration.Secret;
import dev.muster.directory.integration.IntegrationEvent;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.Integrations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Whose secret a secret is, remembered for a second: under load that saves every request its own question to the database.
 * What this server changes itself holds at once; a revocation made on another one holds within that second.
 */
@ProcessingGroup(LiveCredentials.GROUP)
final class LiveCredentials {
    static final String GROUP = "credentials-in-memory";
    private static final long REMEMBERED = Duration.ofSeconds(1).toNanos();
    private static final int AT_MOST = 10_000;

    private record Remembered(CredentialView credential, long since) {}

    private final Integrations integrations;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    LiveCredentials(Integrations integrations) {
        this.integrations = integrations;
    }

    /** Revoked and expired ones too. */
    Optional<CredentialView> bySecret(Secret secret) {
        String sha256 = secret.sha256();
        Remembered known = remembered.get(sha256);
        if (known != null && System.nanoTime() - known.since < REMEMBERED) return Optional.of(known.credential);

        long before = changes.get();
        long now = System.nanoTime();
        Optional<CredentialView> found = integrations.bySecret(sha256);
        found.ifPresent(credential -> {
            if (remembered.size() >= AT_MOST) remembered.clear();
            remembered.put(sha256, new Remembered(credential, now));
            // a change that was committed meanwhile may not have been seen
            if (changes.get() != before) remembered.remove(sha256);
        });
        return found;
    }

    @EventHandler
    void on(IntegrationEvent event) {
        CurrentUnitOfWork.get().afterCommit(committed -> {
            changes.incrementAndGet();
            remembered.clear();
        });
    }
}
