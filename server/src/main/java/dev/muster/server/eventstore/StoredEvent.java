package dev.muster.server.eventstore;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * One row of the event store, texts as they were written: what is exported, and what is imported.
 *
 * @param position its place among all events, from 1
 */
public record StoredEvent(
        long position,
        UUID tenant,
        String aggregateType,
        UUID aggregate,
        long sequence,
        UUID event,
        String type,
        String revision,
        Instant time,
        String payload,
        @Nullable String personal,
        String metaData) {

    /** As the event would be appended. */
    public static StoredEvent of(long position, DomainEventMessage<?> message, EventJson json) {
        StreamId stream = StreamId.parse(message.getAggregateIdentifier());
        EventJson.Stored stored = json.write(message.getPayload());
        var type = json.typeForClass(message.getPayloadType());
        return new StoredEvent(
                position,
                stream.tenant(),
                message.getType(),
                stream.aggregate(),
                message.getSequenceNumber(),
                UUID.fromString(message.getIdentifier()),
                type.getName(),
                type.getRevision(),
                message.getTimestamp(),
                stored.payload(),
                stored.personal(),
                message.serializeMetaData(json, String.class).getData());
    }
}
