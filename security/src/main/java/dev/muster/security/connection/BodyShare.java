package dev.muster.security.connection;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** How many threads may wait for bodies at once. Whose body is there already needs no place. */
public final class BodyShare {
    /** When there may be a place again. */
    public static final Duration COME_BACK = Duration.ofSeconds(1);

    private final Semaphore places;

    public BodyShare(int most) {
        this.places = new Semaphore(most);
    }

    /** A place, to be given back by closing it, or one that needn't be. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws Full where no more threads may wait */
    public Place forThisRequest() throws Full {
        if (ClientConnection.bodyIsThere()) return () -> {};
        if (!places.tryAcquire()) throw new Full();
        return places::release;
    }

    public static final class Full extends Exception {
        private static final long serialVersionUID = 1L;

        Full() {
            super(null, null, false, false);
        }
    }
}
