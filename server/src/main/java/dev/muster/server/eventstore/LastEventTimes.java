package dev.muster.server.eventstore;

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

/**
 * An event's time is never before that of the previous one of its aggregate, though the clocks of two servers differ: a
 * loaded aggregate's last time is remembered in the unit of work, and an earlier event is moved up to it.
 */
public final class LastEventTimes implements MessageDispatchInterceptor<EventMessage<?>> {
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
            Instant last = (Instant) unit.resources().get(key(event.getAggregateIdentifier()));
            if (last == null || !event.getTimestamp().isBefore(last)) return message;
            return new GenericDomainEventMessage<>(
                    event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(), event, () -> last);
        };
    }
}
