package dev.muster.security.credential;

import dev.muster.directory.CredentialId;
import dev.muster.projections.integration.CredentialView;
import dev.muster.security.AccessDenied;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Refuses a client that asks for a token with every request instead of using the one that it has: each token is a row, and a
 * check of a signature may come before it. Each server counts for itself.
 */
public final class TokenRates {
    private static final double PER_SECOND = 1;
    private static final double BURST = 60;
    private static final int AT_MOST = 10_000;

    private final LongSupplier nanos;
    private final Map<CredentialId, TokenBucket> buckets = new ConcurrentHashMap<>();

    public TokenRates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public Optional<AccessDenied> refuse(CredentialView credential) {
        if (buckets.size() >= AT_MOST) buckets.clear();
        Duration wait = buckets.computeIfAbsent(credential.credential(), fresh -> new TokenBucket())
                .take(nanos.getAsLong(), PER_SECOND, BURST);
        return wait.isZero() ? Optional.empty() : Optional.of(AccessDenied.tooManyTokens(wait));
    }
}
