package dev.muster.server;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what has to become so. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Await() {}

    public static void until(BooleanSupplier condition) {
        until(PATIENCE, condition);
    }

    /** @param patience for what takes longer than most */
    public static void until(Duration patience, BooleanSupplier condition) {
        Instant end = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new AssertionError("It has not become so within " + patience);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
