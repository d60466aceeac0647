package dev.muster.projections;

import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Given events, then rows: the projections over a real PostgreSQL, with row-level security on. */
public final class ProjectedDirectory implements AutoCloseable {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/projections");

    private final TestDatabase database =
            TestDatabases.create("projections " + textOfMigrations(), ProjectionSchema::migrate);
    private final DataSource source = new TenantScopedDataSource(new WithoutAutoCommit(database.dataSource()));
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final Map<Object, Long> versions = new HashMap<>();

    /** Reads and writes of the running transaction. */
    public final JdbcTemplate jdbc = new JdbcTemplate(source);

    public final ProjectionWriter writer = new JdbcProjectionWriter(source);

    /** Everything in one transaction, bound to the tenant. */
    public <T extends @Nullable Object> T within(TenantId tenant, Supplier<T> work) {
        return TenantScope.within(tenant, () -> transaction.execute(status -> work.get()));
    }

    /** Hands the event to the projection, as the next one of its aggregate. */
    public void happened(Object projection, ResourceId aggregate, Object event, Instant at, String actor) {
        long version = versions.merge(aggregate, 0L, (before, first) -> before + 1);
        var message = new GenericDomainEventMessage<>(
                "Aggregate", aggregate.toString(), version, event, MetaData.with("actor", actor), "event", at);
        within(aggregate.tenant(), () -> {
            try {
                return new AnnotationEventHandlerAdapter(projection).handle(message);
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }

    private static String textOfMigrations() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.sorted().toList()) text.append(Files.readString(file));
            return text.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As the server's pool is configured: the tenant is set for one transaction, so there must be one. */
    private static final class WithoutAutoCommit extends DelegatingDataSource {
        WithoutAutoCommit(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setAutoCommit(false);
            return connection;
        }
    }
}
