package dev.muster.eventstore;

import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * All events of the store, of all tenants, in the order of their positions, as one transaction sees them. The connection
 * is the caller's: it decides what is visible, and it must be in a transaction, or the driver would read everything at once.
 */
public final class EventLog {
    private static final int PAGE = 1_000;

    private final EventJson json;
    private final EventRevisions revisions;

    public EventLog(EventJson json, EventRevisions revisions) {
        this.json = json;
        this.revisions = revisions;
    }

    /** How many events there are, and where the last one stands; zero and zero for an empty store. */
    public record Extent(long events, long position) {}

    public Extent extent(Connection connection) throws SQLException {
        return extent(connection, null);
    }

    /** @param tenant whose events count, beside those that are of all tenants; null for all */
    public Extent extent(Connection connection, @Nullable TenantId tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*), coalesce(max(global_index), 0) from domain_event where " + ofTenant(tenant))) {
            bind(statement, 1, tenant);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Extent(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    private static String ofTenant(@Nullable TenantId tenant) {
        return tenant == null ? "true" : "tenant_id in (?, ?)";
    }

    private static void bind(PreparedStatement statement, int first, @Nullable TenantId tenant) throws SQLException {
        if (tenant == null) return;
        statement.setObject(first, tenant.value());
        statement.setObject(first + 1, TenantId.NONE.value());
    }

    public interface Reader {
        /** Takes the next events, at most a page of them. */
        void read(List<TrackedEventMessage<?>> events) throws SQLException;
    }

    /** Reads up to and with a position. */
    public void read(Connection connection, long upTo, Reader reader) throws SQLException {
        read(connection, upTo, null, reader);
    }

    /** @param tenant as in {@link #extent(Connection, TenantId)} */
    public void read(Connection connection, long upTo, @Nullable TenantId tenant, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PostgresEventStorageEngine.LOCATED_EVENT
                + " where global_index <= ? and " + ofTenant(tenant) + " order by global_index")) {
            statement.setFetchSize(PAGE);
            statement.setLong(1, upTo);
            bind(statement, 2, tenant);
            try (ResultSet rows = statement.executeQuery()) {
                List<TrackedDomainEventData<String>> page = new ArrayList<>(PAGE);
                while (rows.next()) {
                    page.add(event(rows));
                    if (page.size() == PAGE) {
                        reader.read(messages(page));
                        page.clear();
                    }
                }
                if (!page.isEmpty()) reader.read(messages(page));
            }
        }
    }

    public interface StoredReader {
        void read(StoredEvent event);
    }

    /** Reads all of them as they stand there, not understood. */
    public void readStored(Connection connection, StoredReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(StoredEvent.SELECT)) {
            statement.setFetchSize(PAGE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) reader.read(StoredEvent.read(rows));
            }
        }
    }

    /** What happened to one resource up to and with a time, in the caller's tenant scope. */
    public List<DomainEventMessage<?>> ofResource(JdbcOperations jdbc, ResourceId resource, Instant upTo) {
        List<TrackedDomainEventData<String>> rows = jdbc.query(
                PostgresEventStorageEngine.LOCATED_EVENT
                        + " where tenant_id = ? and aggregate_id = ? and time_stamp <= ? order by sequence_number",
                (row, number) -> event(row),
                resource.tenant().value(),
                resource.value(),
                upTo.atOffset(ZoneOffset.UTC));
        return messages(rows).stream()
                .<DomainEventMessage<?>>map(message -> (DomainEventMessage<?>) message)
                .toList();
    }

    /** When anything first happened to it. */
    public Optional<Instant> firstTime(JdbcOperations jdbc, ResourceId resource) {
        return jdbc
                .query(
                        "select time_stamp from domain_event where tenant_id = ? and aggregate_id = ?"
                                + " order by sequence_number limit 1",
                        (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        resource.tenant().value(),
                        resource.value())
                .stream()
                .findFirst();
    }

    private List<TrackedEventMessage<?>> messages(List<TrackedDomainEventData<String>> page) {
        return EventUtils.upcastAndDeserializeTrackedEvents(page.stream(), json, revisions)
                .toList();
    }

    private static TrackedDomainEventData<String> event(ResultSet row) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong("globalIndex")),
                new GenericDomainEventEntry<>(
                        row.getString("type"),
                        row.getString("aggregateIdentifier"),
                        row.getLong("sequenceNumber"),
                        row.getString("eventIdentifier"),
                        row.getObject("timeStamp", OffsetDateTime.class)
                                .toInstant()
                                .toString(),
                        row.getString("payloadType"),
                        row.getString("payloadRevision"),
                        row.getString("payload"),
                        row.getString("metaData")));
    }
}
