package dev.muster.server.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.eventstore.database.DatabaseTrouble;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Asks the database every second whether it is there and takes changes. So this server's readiness tells the truth at any time, and
 * while there is none, nobody waits for a connection. When it is back, connections to what it was before are let go.
 */
final class DatabaseWatch implements HealthIndicator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration APART = Duration.ofSeconds(1);
    private static final Duration APART_WHILE_AWAY = Duration.ofMillis(250);
    private static final String QUESTION =
            "select pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean";
    /** A slow machine is no dead one: only as many silences in a row count. */
    private static final int SILENCES = 3;

    private final DataSource door;
    private final HikariDataSource pool;
    private final Thread thread;
    private volatile @Nullable DatabaseTrouble trouble;
    private volatile boolean closed;
    private Instant since = Instant.EPOCH;
    private int silences;

    /** @param door connections that give up within seconds */
    DatabaseWatch(DataSource door, HikariDataSource pool) {
        this.door = door;
        this.pool = pool;
        this.thread = Thread.ofPlatform().daemon().name("database-watch").start(this::watch);
    }

    Optional<DatabaseTrouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public Health health() {
        return trouble == null ? Health.up().build() : Health.outOfService().build();
    }

    private void watch() {
        while (!closed) {
            try {
                look();
            } catch (Throwable unexpected) { // without a watch all would be refused for ever, or nothing
                LOG.error("The watch of the database goes on after what it did not expect", unexpected);
                pause();
            }
        }
    }

    /** Until the connection breaks, or the database takes no changes. */
    private void look() {
        try (Connection connection = door.getConnection();
                Statement statement = connection.createStatement()) {
            do {
                note(isReadOnly(statement) ? DatabaseTrouble.READ_ONLY : null, "it takes no changes");
                pause();
                // where several hosts are named, or a name has moved, another connection leads to another one
            } while (!closed && trouble == null);
        } catch (SQLException failure) {
            failed(failure);
        }
    }

    private static boolean isReadOnly(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(QUESTION)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void failed(SQLException failure) {
        if (closed) return;
        // it has no connection to spare, but those of the pool may go on
        boolean isThere = DatabaseTrouble.behind(failure)
                .filter(found -> found == DatabaseTrouble.BUSY)
                .isPresent();
        if (!isThere && (!isSilence(failure) || ++silences >= SILENCES)) {
            note(DatabaseTrouble.UNREACHABLE, String.valueOf(failure.getMessage()));
        }
        // at once after the first failure: it may have been this connection alone
        if (isThere || trouble != null) pause();
    }

    private static boolean isSilence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.SocketTimeoutException) return true;
        }
        return false;
    }

    private void note(@Nullable DatabaseTrouble now, String why) {
        DatabaseTrouble before = trouble;
        if (now == null) silences = 0;
        if (now == before) return;
        pool.getHikariPoolMXBean().softEvictConnections();
        trouble = now;
        if (now != null) {
            if (before == null) since = Instant.now();
            LOG.warn("The database is {} ({}); requests are answered with 503 until that is over", now, why);
        } else {
            LOG.info(
                    "The database is back after {} ms",
                    Duration.between(since, Instant.now()).toMillis());
        }
    }

    private void pause() {
        try {
            Thread.sleep(trouble == null ? APART : APART_WHILE_AWAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
