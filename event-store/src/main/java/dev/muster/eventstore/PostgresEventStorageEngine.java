package dev.muster.eventstore;

import dev.muster.directory.group.GroupEvent.MembershipEvent;
import dev.muster.eventstore.tenancy.DeferredStatements;
import dev.muster.eventstore.tenancy.TenantScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine over the table {@code domain_event}: ids in columns of their own, payload and personal data apart on
 * disk and together again when read, one SELECT for a whole stream.
 */
public final class PostgresEventStorageEngine extends JdbcEventStorageEngine {
    /** The columns as Axon's engine wants them: names, and the payload whole. An erased event reads without its personal part. */
    static final String EVENT = """
            select global_index as "globalIndex", event_id::text as "eventIdentifier",
                   case aggregate_type when 'Tenant' then tenant_id::text else tenant_id || '/' || aggregate_id end
                       as "aggregateIdentifier",
                   sequence_number as "sequenceNumber", aggregate_type as "type", time_stamp as "timeStamp",
                   payload_type as "payloadType", payload_revision as "payloadRevision",
                   case when personal is null then payload::text
                        else left(payload::text, -1) || ',' || substr(personal::text, 2) end as "payload",
                   meta_data::text as "metaData"
              from domain_event
            """;

    /** The same, and the metadata say where the event stands: a token does not, where a gap was filled late. */
    static final String LOCATED_EVENT = EVENT.replace("meta_data::text as \"metaData\"", """
            '{"%s":"' || global_index || '"' || case meta_data::text when '{}' then '' else ',' end
                       || substr(meta_data::text, 2) as "metaData"\
            """.formatted(
            StreamingProjection.POSITION).strip());

    private static final String STREAM =
            EVENT + " where tenant_id = ? and aggregate_id = ? and sequence_number >= ? order by sequence_number";

    // The lock goes out in the same round trip, and before: the SELECT behind it sees what the last holder wrote.
    static final String GROUP_STATE = "select pg_advisory_xact_lock(hashtextextended(?, 0)); (" + EVENT
            + """
             where tenant_id = ? and aggregate_id = ? and aggregate_type = 'Group'
               and payload_type not in (%s)
            ) union all (
            """.formatted(namesOf(MembershipEvent.class)) + EVENT + """
             where tenant_id = ? and aggregate_id = ? and aggregate_type = 'Group' order by sequence_number desc limit 1
            ) order by "sequenceNumber"
            """;

    private static final int EVENTS_A_PAGE = 100;

    // PostgreSQL keeps the plan of this text. If the planner saw the values, a plan for the end of the index would
    // always
    // look cheaper than a general one, and each poll would be planned anew. So the values are in subqueries, the size
    // of
    // a page is in the text, and the gaps are one array.
    static final String BEHIND = """
            select * from (
              (%1$s where global_index > (select ?::bigint) order by global_index limit %2$d)
              union all
              (%1$s where global_index = any (cast((select ?) as bigint[])))
            ) behind order by "globalIndex"
            """.formatted(LOCATED_EVENT, EVENTS_A_PAGE);

    private static String namesOf(Class<?> events) {
        return EventTypes.leavesOf(events).stream()
                .map(type -> "'" + type.getSimpleName() + "'")
                .collect(Collectors.joining(", "));
    }

    private static final String APPEND = """
            insert into domain_event (tenant_id, aggregate_type, aggregate_id, sequence_number, event_id, payload_type,
                                      payload_revision, time_stamp, payload, personal, meta_data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::json)
            """;

    private final EventJson json;
    private final TransactionManager transactions;
    private final List<Runnable> whenCommitted = new CopyOnWriteArrayList<>();

    public PostgresEventStorageEngine(
            EventJson json, EventRevisions revisions, ConnectionProvider connections, TransactionManager transactions) {
        super(JdbcEventStorageEngine.builder()
                .eventSerializer(json)
                .snapshotSerializer(json)
                .upcasterChain(revisions)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .dataType(String.class)
                .schema(EventSchema.builder().eventTable("domain_event").build())
                .finalAggregateBatchPredicate(batch -> true)
                .persistenceExceptionResolver(UniqueViolation::isOfStream)
                .extendedGapCheckEnabled(false)
                .readEventDataWithoutGaps((connection, schema, index, size) -> behind(connection, index, List.of()))
                .readEventDataWithGaps((connection, schema, index, size, gaps) -> behind(connection, index, gaps))
                .createHeadToken((connection, schema) ->
                        connection.prepareStatement("select max(global_index) from domain_event"))
                .createTailToken((connection, schema) ->
                        connection.prepareStatement("select min(global_index) - 1 from domain_event"))
                .createTokenAt((connection, schema, at) -> {
                    PreparedStatement statement = connection.prepareStatement(
                            "select min(global_index) - 1 from domain_event where time_stamp >= ?");
                    statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                    return statement;
                })
                .cleanGaps((connection, schema, gaps) -> gapsOf(connection, gaps)));
        this.json = json;
        this.transactions = transactions;
    }

    // -- appending

    /** Runs after each commit of events by this server, in the thread that committed. */
    void whenCommitted(Runnable told) {
        whenCommitted.add(told);
    }

    /** A single event, as most commands have, goes out with the rows that projections make of it. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        CurrentUnitOfWork.ifStarted(unit -> unit.root().afterCommit(done -> whenCommitted.forEach(Runnable::run)));
        if (events.size() != 1 || !isDeferred(events.getFirst(), serializer)) super.appendEvents(events, serializer);
    }

    private boolean isDeferred(EventMessage<?> event, Serializer serializer) {
        try (Connection connection = getConnection()) {
            return connection.isWrapperFor(DeferredStatements.class)
                    && connection.unwrap(DeferredStatements.class).defer(APPEND, row(event, serializer));
        } catch (SQLException failure) {
            throw new EventStoreException("Failed to append an event", failure);
        }
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(APPEND);
        for (EventMessage<?> event : events) {
            int index = 1;
            for (Object value : row(event, serializer)) statement.setObject(index++, value);
            statement.addBatch();
        }
        return statement;
    }

    private List<@Nullable Object> row(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        StreamId stream = StreamId.parse(event.getAggregateIdentifier());
        EventJson.Stored stored = json.write(event.getPayload());
        var type = json.typeForClass(event.getPayloadType());
        return Arrays.asList(
                stream.tenant(),
                event.getType(),
                stream.aggregate(),
                event.getSequenceNumber(),
                UUID.fromString(event.getIdentifier()),
                type.getName(),
                type.getRevision(),
                event.getTimestamp().atOffset(ZoneOffset.UTC),
                stored.payload(),
                stored.personal(),
                event.serializeMetaData(serializer, String.class).getData());
    }

    // -- one aggregate

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String identifier, long first, int ignoredBatchSize) {
        return read(identifier, connection -> {
            StreamId stream = StreamId.parse(identifier);
            PreparedStatement statement = connection.prepareStatement(STREAM);
            statement.setObject(1, stream.tenant());
            statement.setObject(2, stream.aggregate());
            statement.setLong(3, first);
            return statement;
        });
    }

    /**
     * A group without its membership changes: its few state events, and whatever event is the last, for the version. Until
     * the end of the transaction the group is locked, on all servers: memberships are decided by tables, and two that add
     * one member would both find that it is missing.
     */
    public DomainEventStream readGroupState(String identifier) {
        List<? extends DomainEventData<?>> rows = read(identifier, connection -> {
            StreamId stream = StreamId.parse(identifier);
            PreparedStatement statement = connection.prepareStatement(GROUP_STATE);
            statement.setString(1, identifier);
            for (int i : new int[] {2, 4}) {
                statement.setObject(i, stream.tenant());
                statement.setObject(i + 1, stream.aggregate());
            }
            return statement;
        });
        List<DomainEventData<?>> distinct = new ArrayList<>();
        for (DomainEventData<?> row : rows) {
            boolean again = !distinct.isEmpty() && distinct.getLast().getSequenceNumber() == row.getSequenceNumber();
            if (!again) distinct.add(row);
        }
        return org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents(
                distinct.stream(), getEventSerializer(), upcasterChain);
    }

    private interface Query {
        PreparedStatement on(Connection connection) throws SQLException;
    }

    private List<? extends DomainEventData<?>> read(String identifier, Query query) {
        return transactions.fetchInTransaction(() -> {
            try (PreparedStatement statement = query.on(getConnection());
                    ResultSet rows = lastResultOf(statement)) {
                List<DomainEventData<?>> events = new ArrayList<>();
                while (rows.next()) events.add(getDomainEventData(rows));
                if (!events.isEmpty())
                    MonotonicEventTimes.remember(identifier, events.getLast().getTimestamp());
                return events;
            } catch (SQLException failure) {
                if (isDeadlock(failure) || UniqueViolation.isOfStream(failure)) {
                    throw new ConcurrencyException("Others hold what is needed to load " + identifier, failure);
                }
                throw new EventStoreException("Failed to read the events of " + identifier, failure);
            }
        });
    }

    /** Class 40: PostgreSQL has ended this transaction so that others may go on, and it may be tried again. */
    private static boolean isDeadlock(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("40");
    }

    private static ResultSet lastResultOf(PreparedStatement statement) throws SQLException {
        statement.execute();
        ResultSet last = statement.getResultSet();
        while (statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)) last = statement.getResultSet();
        return last;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty(); // none are taken: see docs/decisions
    }

    // -- all events, for streaming

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return TenantScope.acrossTenants(() -> super.fetchTrackedEvents(lastToken, batchSize));
    }

    /** What follows a token, or the beginning; a gap that was filled since comes first. */
    EventPage pageAfter(@Nullable TrackingToken last) {
        List<? extends TrackedEventData<?>> rows = fetchTrackedEvents(last, EVENTS_A_PAGE);
        return new EventPage(
                EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasterChain)
                        .toList(),
                rows.isEmpty() ? last : rows.getLast().trackingToken(),
                rows.size() >= EVENTS_A_PAGE);
    }

    private static PreparedStatement behind(Connection connection, long index, List<Long> gaps) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(BEHIND);
        statement.setLong(1, index);
        statement.setArray(2, connection.createArrayOf("bigint", gaps.toArray()));
        return statement;
    }

    private static PreparedStatement gapsOf(Connection connection, SortedSet<Long> gaps) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("""
                select global_index as "globalIndex", time_stamp as "timeStamp" from domain_event
                 where global_index between ? and ? order by global_index
                """);
        statement.setLong(1, gaps.first());
        statement.setLong(2, gaps.last() + 1);
        return statement;
    }

    @Override
    protected Object readTimeStamp(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant().toString();
    }
}
