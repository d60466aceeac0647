package dev.muster.eventstore;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * All events in their order, for the processors that run behind the writes; one for all of them. The database is asked a few
 * times a second at most, and seldom where nothing happens ({@link EventTail}), not after each event as Axon's store would: a busy
 * server's events then come by the hundred, and their rows go out in one transaction, instead of one SELECT, one transaction and
 * one fsync each.
 */
public final class EventPolling implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final PostgresEventStorageEngine engine;
    private final EventTail tail;

    public EventPolling(PostgresEventStorageEngine engine) {
        this.engine = engine;
        this.tail = new EventTail(engine::pageAfter, System::nanoTime, EventTail::onSharedThreads);
        engine.whenCommitted(tail::committed);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken behind) {
        return new Polled(tail, behind);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    /** Read by one thread at a time, like every stream that a processor opens. */
    static final class Polled implements BlockingStream<TrackedEventMessage<?>> {
        private static final long PAUSE = EventTail.APART.toNanos() / 4;

        private final EventTail tail;
        private final Runnable wake = this::wake;
        private volatile Runnable whenAvailable = () -> {};
        private EventPage page;
        private Iterator<? extends TrackedEventMessage<?>> rest;
        private @Nullable TrackedEventMessage<?> next;

        Polled(EventTail tail, @Nullable TrackingToken behind) {
            this.tail = tail;
            this.page = EventPage.empty(behind);
            this.rest = page.events().iterator();
            tail.open(wake);
        }

        private void wake() {
            whenAvailable.run();
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (next == null && !rest.hasNext()) turnPage();
            if (next == null && rest.hasNext()) next = rest.next();
            return Optional.ofNullable(next);
        }

        private void turnPage() {
            page = tail.after(page.last());
            rest = page.events().iterator();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            long end = System.nanoTime() + unit.toNanos(timeout);
            while (peek().isEmpty()) {
                long left = end - System.nanoTime();
                if (left <= 0 || Thread.currentThread().isInterrupted()) return false;
                LockSupport.parkNanos(Math.min(left, PAUSE));
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> event = peek().orElseThrow(NoSuchElementException::new);
            next = null;
            return event;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            whenAvailable = callback;
            return true;
        }

        @Override
        public void close() {
            tail.close(wake);
        }
    }
}
