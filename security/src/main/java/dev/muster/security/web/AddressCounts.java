package dev.muster.security.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what comes from each address within a stretch of time that begins with the first; forgets the quietest ones. */
public final class AddressCounts {
    private static final int ADDRESSES = 10_000;

    private static final class Count {
        final Instant began;
        int count;

        Count(Instant began) {
            this.began = began;
        }
    }

    private final Clock clock;
    private final Duration window;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > ADDRESSES;
        }
    };

    public AddressCounts(Clock clock, Duration window) {
        this.clock = clock;
        this.window = window;
    }

    /** How long the window is still open, at least a second; zero where none is. */
    public synchronized Duration left(String address) {
        Count count = current(address);
        return count == null
                ? Duration.ZERO
                : Duration.between(clock.instant(), count.began.plus(window)).plusSeconds(1);
    }

    /** Counts one more, and says how many that makes. */
    public synchronized int add(String address) {
        Count count = current(address);
        if (count == null) {
            count = new Count(clock.instant());
            counts.put(address, count);
        }
        return ++count.count;
    }

    /** One that was counted should not have been. */
    public synchronized void takeBack(String address) {
        Count count = current(address);
        if (count != null && count.count > 0) count.count--;
    }

    private @Nullable Count current(String address) {
        Count count = counts.get(address);
        if (count != null && !clock.instant().isBefore(count.began.plus(window))) {
            counts.remove(address);
            return null;
        }
        return count;
    }
}
