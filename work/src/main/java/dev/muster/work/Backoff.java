package dev.muster.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after a failure; after the last one somebody has to look. */
public final class Backoff {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    public static Optional<Duration> after(int attempts) {
        return attempts > PAUSES.size() ? Optional.empty() : Optional.of(PAUSES.get(Math.max(attempts, 1) - 1));
    }

    private Backoff() {}
}
