package dev.muster.security.credential;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.RequestRate;
import dev.muster.directory.integration.Scope;
import dev.muster.projections.integration.CredentialView;
import dev.muster.security.AccessDenied;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Refuses what an integration sends beyond its rate, of which each server grants its share: see docs/decisions. It asks
 * nobody, and so costs a request nothing. The customer's application is not counted: it asks as often as people sign in.
 */
public final class RequestRateLimiter {
    private static final int AT_MOST = 10_000;

    private final RequestRate usual;
    private final IntSupplier nodes;
    private final LongSupplier nanos;
    private final Map<IntegrationId, TokenBucket> buckets = new ConcurrentHashMap<>();

    public RequestRateLimiter(RequestRate usual, IntSupplier nodes, LongSupplier nanos) {
        this.usual = usual;
        this.nodes = nodes;
        this.nanos = nanos;
    }

    public Optional<AccessDenied> refuse(CredentialView credential) {
        if (credential.scopes().contains(Scope.ACCESS)) return Optional.empty();
        RequestRate granted = credential.integration().policies().requestRate();
        if (granted == null) granted = usual;
        int servers = nodes.getAsInt();
        // the least holds at whichever server a client's connection ends
        double perSecond = Math.max(RequestRate.LEAST, (double) granted.perSecond() / servers);
        double burst = Math.max(1, (double) granted.burst() / servers);
        Duration wait = bucket(credential.integration().integration()).take(nanos.getAsLong(), perSecond, burst);
        return wait.isZero() ? Optional.empty() : Optional.of(AccessDenied.tooManyRequests((long) perSecond, wait));
    }

    private TokenBucket bucket(IntegrationId integration) {
        TokenBucket known = buckets.get(integration);
        if (known != null) return known;
        if (buckets.size() >= AT_MOST) buckets.clear(); // whoever comes again begins with a full one
        return buckets.computeIfAbsent(integration, fresh -> new TokenBucket());
    }
}
