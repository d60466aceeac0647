package dev.muster.history.replay;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Told how far a replay is, now and then. It may end the run by throwing. */
interface ReplayProgress {
    void replayed(long events);

    /** A line in the log every few seconds. */
    static ReplayProgress lines(Logger log, String doing, long total) {
        return new ReplayProgress() {
            private final long started = System.nanoTime();
            private long said = started;

            @Override
            public void replayed(long events) {
                long now = System.nanoTime();
                if (now - said < TimeUnit.SECONDS.toNanos(5)) return;
                said = now;
                long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(now - started));
                log.info("{}: {} of {} events, {} a second", doing, events, total, events / seconds);
            }
        };
    }
}
