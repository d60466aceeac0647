package dev.muster.eventstore;

import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** Loads groups by their state events alone: what it costs does not grow with the members. */
public final class GroupRepository<T> extends EventSourcingRepository<T> {
    private final PostgresEventStorageEngine engine;

    public GroupRepository(EventSourcingRepository.Builder<T> builder, PostgresEventStorageEngine engine) {
        super(builder);
        this.engine = engine;
    }

    @Override
    protected DomainEventStream readEvents(String aggregateIdentifier) {
        return engine.readGroupState(aggregateIdentifier);
    }
}
