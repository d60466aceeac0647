package dev.muster.security.signin;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How many may do something costly at a time, how many may wait for that, and for how long. Whoever is beyond that is told so at once. */
final class ShortQueue {
    private final Semaphore places;
    private final Semaphore working;
    private final Duration patience;

    ShortQueue(int atATime, int waiting, Duration patience) {
        this.places = new Semaphore(atATime + waiting);
        this.working = new Semaphore(atATime, true);
        this.patience = patience;
    }

    /** @throws Full where there is no place, or none to work came free in time */
    <T> T run(Supplier<T> work) throws Full {
        if (!places.tryAcquire()) throw new Full();
        try {
            if (!working.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw new Full();
            try {
                return work.get();
            } finally {
                working.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Full();
        } finally {
            places.release();
        }
    }

    static final class Full extends Exception {
        private static final long serialVersionUID = 1L;

        Full() {
            super(null, null, false, false);
        }
    }
}
