package dev.muster.reports.run;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Claims on work by advisory locks of a database session. Whoever dies loses the session and so the claim: a claim that can be
 * had means that nobody is at work, and needs no time-out to tell. It holds a connection for as long as the work takes.
 */
final class Claims {
    private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

    private final DataSource source;

    Claims(DataSource source) {
        this.source = source;
    }

    /** The claim, or nothing when somebody else has it. */
    Optional<Claim> tryClaim(UUID work) {
        long lock = lock(work);
        Connection session = null;
        boolean claimed = false;
        try {
            session = source.getConnection();
            session.setAutoCommit(true);
            claimed = call(session, "select pg_try_advisory_lock(?)", lock);
            return claimed ? Optional.of(new Claim(session, lock)) : Optional.empty();
        } catch (SQLException e) {
            throw failure("claim", e);
        } finally {
            if (!claimed) JdbcUtils.closeConnection(session);
        }
    }

    private static boolean call(Connection session, String function, long lock) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(function)) {
            statement.setLong(1, lock);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static long lock(UUID work) {
        return ByteBuffer.wrap(Sha256.of(("report work " + work).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .getLong();
    }

    private static RuntimeException failure(String task, SQLException e) {
        RuntimeException translated = TRANSLATOR.translate(task, null, e);
        return translated == null ? new IllegalStateException(task, e) : translated;
    }

    /** To be closed when the work is done. */
    static final class Claim implements AutoCloseable {
        private final Connection session;
        private final long lock;

        private Claim(Connection session, long lock) {
            this.session = session;
            this.lock = lock;
        }

        @Override
        public void close() {
            try {
                call(session, "select pg_advisory_unlock(?)", lock);
            } catch (SQLException e) {
                throw failure("release", e);
            } finally {
                JdbcUtils.closeConnection(session);
            }
        }
    }
}
