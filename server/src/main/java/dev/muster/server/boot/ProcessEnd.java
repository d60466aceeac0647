package dev.muster.server.boot;

import dev.muster.postgres.EmbeddedPostgres;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * How this process ends. Told to by SIGTERM or Ctrl-C, a running server finishes what it is at and ends with exit code 0, which is what
 * a service manager takes for a stop; one that is still starting just ends, since it has acknowledged nothing. However long
 * something hangs, it is cut off after half a minute, and the embedded PostgreSQL goes last.
 */
public final class ProcessEnd {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessEnd.class);
    private static final Duration LONGEST = Duration.ofSeconds(27);

    private static volatile boolean isServing;

    private ProcessEnd() {}

    /** @param unfinished the exit code where what the process was started for was not done yet */
    public static void onSignals(int unfinished) {
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> told(name, unfinished));
        }
    }

    /** From now on there may be requests in flight. */
    public static void nowServing() {
        isServing = true;
    }

    private static void told(String signal, int unfinished) {
        if (isServing) {
            LOG.info("Told to stop (SIG{}): what is in flight is finished first", signal);
            end(0);
        } else {
            System.err.println("Told to stop (SIG" + signal + ") before it was done: it ends at once.");
            halt(unfinished);
        }
    }

    /** Without its database it is of no use: whoever looks after the process starts it anew. */
    public static void because(Exception lost) {
        LOG.error("{} Muster ends.", lost.getMessage());
        Thread.ofPlatform().name("end").start(() -> end(1));
    }

    private static void end(int code) {
        Thread.ofPlatform().daemon().name("end-in-time").start(() -> {
            try {
                Thread.sleep(LONGEST);
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
            LOG.warn("After {} s something is still at work. It is cut off, as by a kill", LONGEST.toSeconds());
            halt(code);
        });
        System.exit(code);
    }

    private static void halt(int code) {
        try {
            EmbeddedPostgres.stopAll();
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }
}
