package dev.muster.security.credential;

import dev.muster.api.integration.Secret;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.IntegrationEvent;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.Integrations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whose secret a secret is, remembered for a moment: under load that saves every request its own question to the database. A
 * change is forgotten at once by the server that makes it, and by the others as soon as PostgreSQL tells them; a server that
 * cannot be told remembers nothing.
 */
@ProcessingGroup(CredentialCache.GROUP)
public final class CredentialCache {
    public static final String GROUP = "credentials-in-memory";
    private static final int AT_MOST = 10_000;

    /** @param tokenExpires null where the credential was shown itself, and not a token of it */
    public record Shown(CredentialView credential, @Nullable Instant tokenExpires) {}

    private record Remembered(Shown shown, long since) {}

    private final Integrations integrations;
    private final AccessTokens tokens;
    private final JdbcTemplate jdbc;
    private final BooleanSupplier isTold;
    private final long longest;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /**
     * @param isTold  whether changes of other servers are heard of just now
     * @param longest how long one is remembered even then, should telling fail without a sign
     */
    public CredentialCache(
            Integrations integrations,
            AccessTokens tokens,
            JdbcTemplate jdbc,
            BooleanSupplier isTold,
            Duration longest) {
        this.integrations = integrations;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.isTold = isTold;
        this.longest = longest.toNanos();
    }

    /** Revoked and expired ones too. */
    public Optional<CredentialView> bySecret(Secret secret) {
        return shown(secret, () -> integrations.bySecret(secret.sha256()).map(found -> new Shown(found, null)))
                .map(Shown::credential);
    }

    /** The credential of an access token, opening no more than the token does. Expired ones too. */
    public Optional<Shown> byToken(Secret token) {
        return shown(
                token,
                () -> tokens.find(token)
                        .flatMap(found -> integrations
                                .credential(found.credential())
                                .map(credential -> new Shown(credential.opening(found.scopes()), found.expires()))));
    }

    private Optional<Shown> shown(Secret secret, Supplier<Optional<Shown>> read) {
        if (!isTold.getAsBoolean()) return read.get();
        String sha256 = secret.sha256();
        Remembered known = remembered.get(sha256);
        if (known != null && System.nanoTime() - known.since < longest) return Optional.of(known.shown);

        long before = changes.get();
        long now = System.nanoTime();
        Optional<Shown> found = read.get();
        found.ifPresent(shown -> {
            if (remembered.size() >= AT_MOST) remembered.clear();
            remembered.put(sha256, new Remembered(shown, now));
            // a change that was committed meanwhile may not have been seen
            if (changes.get() != before) remembered.remove(sha256);
        });
        return found;
    }

    /** Here at once, and everywhere as soon as it is committed. */
    public void revokeToken(Secret token, TenantId tenant) {
        tokens.revoke(token, tenant);
        forget();
    }

    public void forget() {
        changes.incrementAndGet();
        remembered.clear();
    }

    /** The others are told with the commit: PostgreSQL delivers what a transaction tells when it is true. */
    @EventHandler
    void on(IntegrationEvent event) {
        jdbc.query(CredentialChangeListener.TELL, row -> {});
        CurrentUnitOfWork.get().afterCommit(committed -> forget());
    }
}
