package dev.muster.eventstore;

import dev.muster.directory.Actor;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;
import dev.muster.directory.text.ExactJson;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.WholeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A database of its own, into whose event store rows are poured as an earlier Muster, or an erasure, left them. */
public final class StoredHistory implements AutoCloseable {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final TestDatabase database = WholeServer.OwnDatabase.emptyDatabase();
    private final DataSource scoped = new TenantScopedDataSource(database.dataSource());
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(scoped));
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<UUID, Map<UUID, Long>> versions = new HashMap<>();

    /** Puts a row behind the others. */
    public StoredEvent add(
            String aggregateType,
            StreamId stream,
            String type,
            String revision,
            String payload,
            @Nullable String personal) {
        long version = versions.computeIfAbsent(stream.tenant(), tenant -> new HashMap<>())
                .merge(stream.aggregate(), 0L, (before, first) -> before + 1);
        var context = new MessageContext(new TenantId(stream.tenant()), new Actor.Muster(), "request", null);
        JsonNode metaData = EventSample.JSON.getObjectMapper().valueToTree(context.asMetaData());
        StoredEvent event = new StoredEvent(
                events.size() + 1,
                stream.tenant(),
                aggregateType,
                stream.aggregate(),
                version,
                UUID.randomUUID(),
                type,
                revision,
                BEGINNING.plusSeconds(events.size()),
                payload,
                personal,
                ExactJson.write(metaData));
        events.add(event);
        return event;
    }

    public boolean knows(StreamId stream) {
        return versions.getOrDefault(stream.tenant(), Map.of()).containsKey(stream.aggregate());
    }

    public List<StoredEvent> events() {
        return events;
    }

    public Instant end() {
        return BEGINNING.plusSeconds(events.size());
    }

    /** Writes the rows into the store. */
    public void store() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            EventStoreLoader.fill(connection, events.iterator());
            connection.commit();
        }
    }

    /** As the database's own user, bound to no tenant. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /** Bound to the tenants of the scope in which it is used. */
    public DataSource scoped() {
        return scoped;
    }

    public <T extends @Nullable Object> T acrossTenants(Function<JdbcTemplate, T> work) {
        return TenantScope.acrossTenants(() -> transactions.execute(status -> work.apply(new JdbcTemplate(scoped))));
    }

    public PostgresEventStorageEngine engine(EventTypes types, EventRevisions revisions) {
        return new PostgresEventStorageEngine(
                new EventJson(types),
                revisions,
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(scoped)),
                new SpringTransactionManager(new JdbcTransactionManager(scoped)));
    }

    @Override
    public void close() {
        database.close();
    }
}
