package dev.muster.history.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;

/** One replay at a time, on whatever node: a lock of PostgreSQL's, which goes with the transaction, even with a killed one. */
final class ReplayLock {
    private static final long KEY = 0x4d75_7374_6572_0001L; // "Muster", 1

    private ReplayLock() {}

    /**
     * Opens the transaction in which all events and all live rows are read: one snapshot, in which the rows that the
     * commands wrote are exactly those of the events.
     */
    static Connection openSnapshot(DataSource unpooled) {
        Connection connection = DataSourceUtils.getConnection(unpooled);
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            if (taken(connection)) return connection;
        } catch (SQLException failure) {
            JdbcUtils.closeConnection(connection);
            throw new IllegalStateException(failure);
        }
        JdbcUtils.closeConnection(connection);
        throw new AlreadyRunning();
    }

    /** The same, and until it ends nobody can append an event. */
    static Connection openSnapshotWithoutAppends(DataSource unpooled) {
        Connection connection = openSnapshot(unpooled);
        try (Statement statement = connection.createStatement()) {
            // a snapshot that is older than the lock would miss who appended in between
            connection.rollback();
            connection.setReadOnly(false);
            statement.execute("lock table domain_event in share mode");
            if (taken(connection)) return connection;
        } catch (SQLException failure) {
            JdbcUtils.closeConnection(connection);
            throw new IllegalStateException(failure);
        }
        JdbcUtils.closeConnection(connection);
        throw new AlreadyRunning();
    }

    private static boolean taken(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_try_advisory_xact_lock(?), set_config('muster.tenant', 'all', true)")) {
            statement.setLong(1, KEY);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
