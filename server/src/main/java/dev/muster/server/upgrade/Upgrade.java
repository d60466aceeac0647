package dev.muster.server.upgrade;

import dev.muster.directory.StartRefused;
import dev.muster.history.replay.AlreadyRunning;
import dev.muster.history.replay.OfflineReplay;
import dev.muster.history.replay.ProjectionRevision;
import dev.muster.projections.ProjectionSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Brings a database up to date when a server starts, under a lock: of two that start at once the second finds it done. The rows
 * that clients read are made again from the events where the {@linkplain ProjectionSchema#REVISION revision} by which they were
 * made is another one. That is one transaction: a kill leaves the old rows or the new ones, and the next start goes on from there.
 */
public final class Upgrade {
    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);
    private static final Duration REPLAYS_END_WITHIN = Duration.ofMinutes(1);
    private static final String LOCK = "hashtext('muster upgrade')";

    private final DataSource unpooled;
    private final Runnable migrations;
    private final Duration patience;

    /**
     * @param migrations what makes the tables of every module, or changes them
     * @param patience   for servers that were killed: so long do they count as running
     */
    Upgrade(DataSource unpooled, Runnable migrations, Duration patience) {
        this.unpooled = unpooled;
        this.migrations = migrations;
        this.patience = patience;
    }

    /** @throws StartRefused where the database is a newer server's, or where another one runs on it that would be left behind */
    public static void run(DataSource unpooled, Runnable migrations) {
        new Upgrade(unpooled, migrations, OtherServers.COUNT_AS_RUNNING).run();
    }

    /** @return whether the rows were made again */
    boolean run() {
        try (Connection lock = unpooled.getConnection()) {
            take(lock);
            return upgrade(lock);
        } catch (SQLException failure) {
            throw new CannotGetJdbcConnectionException("The database could not be brought up to date", failure);
        }
    }

    private boolean upgrade(Connection lock) throws SQLException {
        int revision = ProjectionRevision.read(lock);
        if (revision > ProjectionSchema.REVISION) throw newer(revision);
        // before the migrations: a server that runs must not lose its tables
        if (revision < ProjectionSchema.REVISION) OtherServers.requireNone(lock, patience);
        migrations.run();
        if (revision == ProjectionSchema.REVISION) return false;
        if (!hasEvents(lock)) {
            ProjectionRevision.writeCurrent(lock);
            return false;
        }
        LOG.info(
                "The tables that clients read are of revision {}, this Muster's are of {}: they are made again from the"
                        + " events. Until then nobody is served",
                revision,
                ProjectionSchema.REVISION);
        rebuild();
        return true;
    }

    private void rebuild() {
        long deadline = System.nanoTime() + REPLAYS_END_WITHIN.toNanos();
        while (true) {
            try {
                new OfflineReplay(unpooled).rebuild();
                return;
            } catch (AlreadyRunning leftover) {
                // a server was killed in the middle of one, and PostgreSQL has not noticed yet
                if (System.nanoTime() > deadline) throw leftover;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
            }
        }
    }

    /** Goes with the connection, even with a killed one. */
    private static void take(Connection lock) throws SQLException {
        try (Statement statement = lock.createStatement()) {
            if (isTrue(statement, "select pg_try_advisory_lock(" + LOCK + ")")) return;
            LOG.info("Another server brings the database up to date; this one waits for it");
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
        }
    }

    private static boolean hasEvents(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set muster.tenant to 'all'");
            return isTrue(statement, "select exists (select from domain_event)");
        }
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static StartRefused newer(int revision) {
        return new StartRefused(
                "The database",
                "was brought up to date by a newer Muster: its tables are of revision " + revision
                        + ", this one knows them up to " + ProjectionSchema.REVISION + ".",
                "Start that Muster or a newer one. To go back, import a history that was exported before, into a new database.");
    }
}
