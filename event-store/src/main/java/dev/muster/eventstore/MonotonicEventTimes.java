package dev.muster.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * An event's time is never before that of the previous one of its aggregate, though the clocks of two servers differ: a
 * loaded aggregate's last time is remembered in the unit of work, and an earlier event is moved up to it. What one request does
 * to an aggregate has one time, so that a group created with its members was last modified when it was created (RFC 7643 3.1).
 */
public final class MonotonicEventTimes implements MessageDispatchInterceptor<EventMessage<?>> {
    /** The store keeps microseconds, so that is all that an event may say. */
    public static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

    private static String key(String aggregateIdentifier) {
        return "lastEventTime:" + aggregateIdentifier;
    }

    static void remember(String aggregateIdentifier, Instant time) {
        CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(key(aggregateIdentifier), time));
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (index, message) -> {
            if (!(message instanceof DomainEventMessage<?> event) || !CurrentUnitOfWork.isStarted()) return message;
            UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
            Instant time = (Instant) unit.resources()
                    .computeIfAbsent(
                            "eventTime:" + event.getAggregateIdentifier(),
                            first -> notBefore(last(event, unit), event));
            if (time.equals(event.getTimestamp())) return message;
            return new GenericDomainEventMessage<>(
                    event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(), event, () -> time);
        };
    }

    private static @Nullable Instant last(DomainEventMessage<?> event, UnitOfWork<?> unit) {
        return (Instant) unit.resources().get(key(event.getAggregateIdentifier()));
    }

    private static Instant notBefore(@Nullable Instant last, DomainEventMessage<?> event) {
        return last != null && event.getTimestamp().isBefore(last) ? last : event.getTimestamp();
    }
}
