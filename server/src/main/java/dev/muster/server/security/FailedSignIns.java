package dev.muster.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts failed sign-ins by address, and closes the door to one for the rest of a minute after ten of them. */
final class FailedSignIns {
    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private static final class Count {
        final Instant began;
        int failures;

        Count(Instant began) {
            this.began = began;
        }
    }

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > ADDRESSES;
        }
    };

    FailedSignIns(Clock clock) {
        this.clock = clock;
    }

    /** How long the address has to wait; empty where it may try. */
    synchronized Optional<Duration> waitFor(String address) {
        Count count = counts.get(address);
        if (count == null) return Optional.empty();
        Duration left = Duration.between(clock.instant(), count.began.plus(WINDOW));
        if (left.isNegative() || left.isZero()) {
            counts.remove(address);
            return Optional.empty();
        }
        return count.failures < ALLOWED ? Optional.empty() : Optional.of(left.plusSeconds(1));
    }

    synchronized void failed(String address) {
        counts.computeIfAbsent(address, first -> new Count(clock.instant())).failures++;
    }
}
