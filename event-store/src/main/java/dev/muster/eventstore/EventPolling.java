package dev.muster.eventstore;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * All events in their order, for processors that run behind the writes. The database is asked a few times a second, not after
 * each event as Axon's store would: a busy server's events then come by the hundred, and their rows go out in one
 * transaction, instead of one SELECT, one transaction and one fsync each.
 */
public final class EventPolling implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final long APART = Duration.ofMillis(200).toNanos();

    private final PostgresEventStorageEngine engine;

    public EventPolling(PostgresEventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken behind) {
        return new Polled(engine, behind);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    /** Of one thread, like every stream that a processor opens. */
    private static final class Polled implements BlockingStream<TrackedEventMessage<?>> {
        private final PostgresEventStorageEngine engine;
        private @Nullable TrackingToken last;
        private @Nullable TrackedEventMessage<?> next;
        private Stream<? extends TrackedEventMessage<?>> events = Stream.empty();
        private Iterator<? extends TrackedEventMessage<?>> iterator = events.iterator();
        private long notBefore = System.nanoTime();

        Polled(PostgresEventStorageEngine engine, @Nullable TrackingToken behind) {
            this.engine = engine;
            this.last = behind;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (next == null && !iterator.hasNext() && System.nanoTime() - notBefore >= 0) ask();
            if (next == null && iterator.hasNext()) next = iterator.next();
            return Optional.ofNullable(next);
        }

        private void ask() {
            events.close();
            events = engine.readEvents(last, false);
            iterator = events.iterator();
            notBefore = System.nanoTime() + APART;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            long end = System.nanoTime() + unit.toNanos(timeout);
            while (peek().isEmpty()) {
                long rest = Math.min(end, notBefore) - System.nanoTime();
                if (end - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted()) return false;
                LockSupport.parkNanos(rest);
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> event = peek().orElseThrow(NoSuchElementException::new);
            last = event.trackingToken();
            next = null;
            return event;
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
