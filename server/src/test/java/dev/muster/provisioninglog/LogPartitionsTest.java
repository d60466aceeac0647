package dev.muster.provisioninglog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.WholeServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class LogPartitionsTest {
    private static final TenantId TENANT = TenantId.next();
    private static final IntegrationId INTEGRATION = IntegrationId.next(TENANT);
    private static final CredentialId CREDENTIAL = CredentialId.next(TENANT);

    private final TestDatabase database = WholeServer.OwnDatabase.emptyDatabase();
    private final JdbcTemplate everything = new JdbcTemplate(database.superuser());
    private final DataSource source = new TenantScopedDataSource(new WithoutAutoCommit(database));
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    private final LogTable table = new LogTable(jdbc, transactions, new LogRowMapper(SchemaRegistry.standard()));

    @AfterEach
    void drop() {
        database.close();
    }

    private LogPartitions daysAt(String now) {
        return new LogPartitions(jdbc, transactions, Clock.fixed(Instant.parse(now), ZoneOffset.UTC), 30);
    }

    private static LogEntry line(Instant at) {
        return new LogEntry(
                UUID.randomUUID(),
                at,
                INTEGRATION,
                CREDENTIAL,
                "203.0.113.1",
                null,
                "GET",
                "/scim/v2/Users",
                null,
                200,
                1,
                null,
                CopiedBody.NONE,
                CopiedBody.NONE,
                List.of(),
                null);
    }

    private int lines() {
        Integer count = everything.queryForObject("select count(*) from provisioning_log", Integer.class);
        return count == null ? -1 : count;
    }

    @Test
    void days_are_made_ahead_and_dropped_when_their_retention_is_over() {
        daysAt("2026-11-01T23:59:00Z").turnOver();
        table.write(line(Instant.parse("2026-11-01T23:59:59Z")));
        table.write(line(Instant.parse("2026-11-08T12:00:00Z")));
        assertThat(lines()).isEqualTo(2);

        daysAt("2026-12-01T00:00:00Z").turnOver();
        assertThat(lines()).as("thirty days later").isEqualTo(2);
        daysAt("2026-12-02T00:00:00Z").turnOver();
        assertThat(lines()).as("a day after that").isEqualTo(1);
        daysAt("2026-12-02T00:00:00Z").turnOver();
        assertThat(lines()).as("asked again").isEqualTo(1);
    }

    @Test
    void two_servers_may_turn_over_at_once() {
        var both = IntStream.range(0, 2)
                .mapToObj(server -> CompletableFuture.runAsync(
                        () -> daysAt("2026-11-22T00:00:00Z").turnOver()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(both).join();
        Integer days = everything.queryForObject(
                "select count(*) from pg_inherits where inhparent = 'provisioning_log'::regclass", Integer.class);
        assertThat(days).isEqualTo(9);
    }

    @Test
    void what_is_queued_is_written_when_the_server_stops_and_what_has_no_room_at_once() {
        daysAt("2026-11-22T00:00:00Z").turnOver();
        var queue = new LogQueue(table, LogPartitionsTest::unguarded);
        int more = 8_192 + 500;
        for (int i = 0; i < more; i++) queue.add(line(Instant.parse("2026-11-22T10:00:00Z")));
        queue.close();
        assertThat(lines()).isEqualTo(more);
        queue.add(line(Instant.parse("2026-11-22T10:00:01Z")));
        assertThat(lines()).as("after the end").isEqualTo(more + 1);
    }

    @Test
    void what_is_too_heavy_to_wait_is_written_at_once() {
        daysAt("2026-11-22T00:00:00Z").turnOver();
        LogEntry line = line(Instant.parse("2026-11-22T10:00:00Z"));
        try (var queue = new LogQueue(table, LogPartitionsTest::unguarded, line.weight() - 1)) {
            queue.add(line);
            assertThat(lines()).isEqualTo(1);
        }
    }

    @Test
    void a_line_that_cannot_be_stored_takes_no_other_with_it() {
        daysAt("2026-11-22T00:00:00Z").turnOver();
        Instant today = Instant.parse("2026-11-22T10:00:00Z");
        Instant noSuchDay = Instant.parse("2031-01-01T00:00:00Z");
        assertThat(table.write(List.of(line(today), line(noSuchDay), line(today))))
                .isTrue();
        assertThat(lines()).isEqualTo(2);
    }

    private static boolean unguarded(String name, Runnable work) {
        work.run();
        return true;
    }

    /** As the pool's connections are. */
    private static final class WithoutAutoCommit extends DelegatingDataSource {
        WithoutAutoCommit(TestDatabase database) {
            super(database.dataSource());
        }

        @Override
        public java.sql.Connection getConnection() throws java.sql.SQLException {
            java.sql.Connection connection = super.getConnection();
            connection.setAutoCommit(false);
            return connection;
        }
    }
}
