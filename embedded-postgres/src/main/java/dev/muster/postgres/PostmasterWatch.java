package dev.muster.postgres;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Starts the server again when it has ended without being asked to: killed, out of memory, or by a panic as on a full disk. The
 * port and the passwords stay, so whoever connects anew finds what was there. It tries for a while, ever more slowly, then says
 * that it can't.
 */
final class PostmasterWatch implements AutoCloseable {
    private static final Duration APART = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Settings settings;
    private final Thread thread;
    private volatile Postmaster postmaster;
    private volatile boolean closed;
    private volatile Consumer<PostgresUnavailable> whenLost = unavailable -> {};

    PostmasterWatch(Cluster cluster, Settings settings, Postmaster postmaster) {
        this.cluster = cluster;
        this.settings = settings;
        this.postmaster = postmaster;
        this.thread = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
    }

    void begin() {
        thread.start();
    }

    Postmaster postmaster() {
        return postmaster;
    }

    void whenLost(Consumer<PostgresUnavailable> listener) {
        whenLost = listener;
    }

    private void watch() {
        boolean goesOn = true;
        while (goesOn && !closed) {
            pause(APART);
            try {
                goesOn = closed || cluster.isAlive(postmaster) || startedAgain();
            } catch (Throwable unforeseen) { // without a watch what has died stays dead
                settings.progress().accept("The watch of PostgreSQL goes on after " + unforeseen);
            }
        }
    }

    private boolean startedAgain() {
        settings.progress()
                .accept("PostgreSQL (process %d) has ended; it is started again".formatted(postmaster.pid()));
        return startAgain();
    }

    /** @return false when it could not be done, or need not any more */
    private boolean startAgain() {
        long end = System.nanoTime() + settings.patience().toNanos();
        for (Duration wait = APART; !closed; wait = wait.multipliedBy(2)) {
            try {
                postmaster = cluster.startAgain(postmaster.port());
                settings.progress().accept("PostgreSQL is back (process %d)".formatted(postmaster.pid()));
                return true;
            } catch (RuntimeException failure) {
                if (closed) {
                    return false;
                }
                if (System.nanoTime() > end) {
                    whenLost.accept(new PostgresUnavailable.Lost(settings.patience(), failure));
                    return false;
                }
                settings.progress().accept("PostgreSQL did not start: " + failure.getMessage());
            }
            pause(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait);
        }
        return false;
    }

    /** From now on an end is one that was asked for. What the watch is at, it leaves. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    /** After {@link #close()}: whatever it was starting is there now, or never will be. */
    void awaitEnd() {
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }
}
