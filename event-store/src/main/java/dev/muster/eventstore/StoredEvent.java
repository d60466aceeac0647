package dev.muster.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    static final String SELECT = """
            select global_index, tenant_id, aggregate_type, aggregate_id, sequence_number, event_id, payload_type,
                   payload_revision, time_stamp, payload::text as payload, personal::text as personal,
                   meta_data::text as meta_data
              from domain_event order by global_index
            """;

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getObject("tenant_id", UUID.class),
                row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class),
                row.getLong("sequence_number"),
                row.getObject("event_id", UUID.class),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
                row.getString("payload"),
                row.getString("personal"),
                row.getString("meta_data"));
    }

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
