package dev.muster.delivery.outbox;

import dev.muster.delivery.mail.Outcome;
import dev.muster.directory.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leaves alone for a while what did not answer, a little longer each time: a mail server that is away or silent is tried with one
 * letter, and for all; a tenant over whose letters it falls silent waits alone. Known to this node only: another one finds out itself.
 */
final class CircuitBreaker {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LAST = Duration.ofMinutes(15);
    /** After so long another letter is tried, for a large one may take much longer to fail. */
    private static final Duration OF_A_TRIAL = Duration.ofMinutes(3);
    /** After so many letters in a row, of whomever, it is the server. */
    private static final int SILENCES = 3;

    private record Rest(int times, Instant until) {}

    private final Map<TenantId, Rest> tenants = new HashMap<>();
    private String place = "";
    private Rest server = new Rest(0, Instant.MIN);
    private int silences;
    /** Whether the one letter is on its way by which the server is tried. */
    private boolean trying;

    /** How many letters may be tried now, of so many. What is known is of one place: another one starts anew. */
    synchronized int admit(String through, int wanted, Instant now) {
        if (!place.equals(through)) {
            place = through;
            server = new Rest(0, Instant.MIN);
            silences = 0;
            trying = false;
            tenants.clear();
        }
        if (server.times == 0) return wanted;
        if (now.isBefore(server.until)) return 0;
        server = new Rest(server.times, now.plus(OF_A_TRIAL));
        trying = true;
        return Math.min(wanted, 1);
    }

    /** Nothing was there to be tried: the next one may. */
    synchronized void notTried(Instant now) {
        if (server.times > 0) server = new Rest(server.times, now);
        trying = false;
    }

    synchronized Set<TenantId> leftAlone(Instant now) {
        return tenants.entrySet().stream()
                .filter(each -> now.isBefore(each.getValue().until))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    synchronized void note(TenantId tenant, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Sent sent -> answered(tenant);
            case Outcome.NotSent not -> answered(tenant);
            case Outcome.NoServer none -> rest(now);
            case Outcome.Silence silence -> silent(tenant, now);
            case Outcome.Uncertain uncertain -> silent(tenant, now);
        }
    }

    /** Somebody wants it tried at once. */
    synchronized void close(TenantId tenant) {
        tenants.remove(tenant);
        if (server.times > 0) server = new Rest(server.times, Instant.MIN);
    }

    private void answered(TenantId tenant) {
        tenants.remove(tenant);
        server = new Rest(0, Instant.MIN);
        silences = 0;
        trying = false;
    }

    /** Once for all letters that were on their way when it fell silent, and once for each trial after that. */
    private void rest(Instant now) {
        if (server.times == 0 || trying) server = longer(server, now);
        trying = false;
    }

    private void silent(TenantId tenant, Instant now) {
        tenants.put(tenant, longer(tenants.getOrDefault(tenant, new Rest(0, now)), now));
        if (++silences >= SILENCES) rest(now);
    }

    private static Rest longer(Rest rest, Instant now) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(rest.times, 5));
        return new Rest(rest.times + 1, now.plus(pause.compareTo(LAST) > 0 ? LAST : pause));
    }
}
