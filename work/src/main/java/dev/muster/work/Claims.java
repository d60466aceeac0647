package dev.muster.work;

import dev.muster.directory.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Claims on work by advisory locks of a database session. Whoever dies loses the session and so the claims: a claim that can be
 * had means that nobody is at work, and needs no time-out to tell. All claims of a node are in one session, which it has while
 * it has any: however long work takes, it is one connection.
 */
public final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

    private final DataSource source;
    private final Set<UUID> mine = new HashSet<>();
    private @Nullable Connection session;

    public Claims(DataSource source) {
        this.source = source;
    }

    /** The claim, or nothing when somebody else has it. */
    public synchronized Optional<Claim> tryClaim(UUID work) {
        if (!mine.add(work)) return Optional.empty();
        boolean claimed = false;
        try {
            if (session == null) {
                session = source.getConnection();
                session.setAutoCommit(true);
            }
            claimed = call(session, "select pg_try_advisory_lock(?)", work);
            return claimed ? Optional.of(new Claim(work)) : Optional.empty();
        } catch (SQLException e) {
            lose();
            throw failure(e);
        } finally {
            if (!claimed) giveBack(work);
        }
    }

    private synchronized void release(UUID work) {
        try {
            if (session != null) call(session, "select pg_advisory_unlock(?)", work);
        } catch (SQLException e) {
            // the work is done and the lock gone with the session
            LOG.warn("The session with the claims on work was lost: {}", e.getMessage());
            lose();
        } finally {
            giveBack(work);
        }
    }

    private void giveBack(UUID work) {
        mine.remove(work);
        if (mine.isEmpty()) lose();
    }

    /** Others may take up what is claimed here: it is for the version of its row to say which of them goes on. */
    private void lose() {
        JdbcUtils.closeConnection(session);
        session = null;
    }

    private static boolean call(Connection session, String function, UUID work) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(function)) {
            statement.setLong(1, lock(work));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static long lock(UUID work) {
        return ByteBuffer.wrap(Sha256.of(("report work " + work).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static RuntimeException failure(SQLException e) {
        RuntimeException translated = TRANSLATOR.translate("claim", null, e);
        return translated == null ? new IllegalStateException("claim", e) : translated;
    }

    /** To be closed when the work is done. */
    public final class Claim implements AutoCloseable {
        private final UUID work;

        private Claim(UUID work) {
            this.work = work;
        }

        @Override
        public void close() {
            release(work);
        }
    }
}
