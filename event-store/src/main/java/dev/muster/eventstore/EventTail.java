package dev.muster.eventstore;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when the database is asked for events, and asks once for all streams that stand at one place. It asks in rounds:
 * one begins {@link #APART} after the last one where this server has committed an event or the last one found some, else later
 * and later up to {@link #LONGEST}, for the events of other servers. In a round nothing is asked twice.
 *
 * <p>Nothing hangs on it but time: what a stream is given always follows from its own token, whatever others read.
 */
final class EventTail {
    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);

    static final Duration APART = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofMillis(1_600);

    /** Pages that are kept for the streams that have not come to them yet, where there are several. */
    private static final int KEPT = 8;

    /** Asks the database. */
    @FunctionalInterface
    interface Reader {
        EventPage after(@Nullable TrackingToken last);
    }

    /** Does something at a later time, on another thread. */
    @FunctionalInterface
    interface Later {
        void run(Runnable what, long nanos);
    }

    private final Reader reader;
    private final LongSupplier nanoTime;
    private final Later later;

    private final Set<Runnable> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isCommitted = new AtomicBoolean();
    private volatile long roundBegan;

    // of the round, guarded by this
    private final Set<@Nullable TrackingToken> ends = new HashSet<>();
    private final Map<@Nullable TrackingToken, EventPage> pages = new LinkedHashMap<>();
    private long pause = APART.toNanos();
    private boolean isNews;

    EventTail(Reader reader, LongSupplier nanoTime, Later later) {
        this.reader = reader;
        this.nanoTime = nanoTime;
        this.later = later;
        this.roundBegan = nanoTime.getAsLong() - LONGEST.toNanos();
    }

    /** @param wake runs when there may be something to read; it must be quick */
    void open(Runnable wake) {
        streams.add(wake);
    }

    void close(Runnable wake) {
        streams.remove(wake);
    }

    /** This server has committed events. Waits for nothing: requests come by here. */
    void committed() {
        if (!isCommitted.compareAndSet(false, true)) return;
        later.run(this::wake, Math.max(0, roundBegan + APART.toNanos() - nanoTime.getAsLong()));
    }

    private void wake() {
        for (Runnable stream : streams) {
            try {
                stream.run();
            } catch (RejectedExecutionException stopping) {
                LOG.debug("A processor that stops has not closed its stream yet", stopping);
            }
        }
    }

    /** What follows; nothing where nothing does, or it is too early to ask again. */
    synchronized EventPage after(@Nullable TrackingToken last) {
        EventPage known = pages.get(last);
        if (known != null) return known;
        if (isDue()) begin();
        if (ends.contains(last)) return EventPage.empty(last);
        EventPage page = reader.after(last);
        if (!page.isFull()) ends.add(page.last());
        if (!page.events().isEmpty()) keep(last, page);
        return page;
    }

    private boolean isDue() {
        long since = nanoTime.getAsLong() - roundBegan;
        return since >= (isCommitted.get() ? APART.toNanos() : pause);
    }

    private void begin() {
        roundBegan = nanoTime.getAsLong(); // first: whoever commits from here on is of the next round
        boolean isBusy = isCommitted.getAndSet(false) || isNews;
        pause = isBusy ? APART.toNanos() : Math.min(2 * pause, LONGEST.toNanos());
        isNews = false;
        ends.clear();
        later.run(this::wake, pause);
    }

    private void keep(@Nullable TrackingToken before, EventPage page) {
        if (!isNews) {
            isNews = true;
            if (pause > APART.toNanos()) {
                pause = APART.toNanos();
                later.run(this::wake, Math.max(0, roundBegan + pause - nanoTime.getAsLong()));
            }
        }
        if (streams.size() < 2) {
            pages.clear();
            return;
        }
        pages.put(before, page);
        if (pages.size() > KEPT) pages.remove(pages.keySet().iterator().next());
    }

    static void onSharedThreads(Runnable what, long nanos) {
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(what);
    }
}
