package dev.muster.security.credential;

import dev.muster.work.Upkeep;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from PostgreSQL that some server has changed an integration or a credential, as soon as that is committed. While it cannot
 * hear it says so, and nobody may rely on what he remembers: see docs/decisions.
 */
public final class CredentialChangeListener {
    static final String TELL = "select pg_notify('muster_credentials', '')";

    private static final Logger LOG = LoggerFactory.getLogger(CredentialChangeListener.class);
    private static final String LISTEN = "listen muster_credentials";
    private static final int SILENCE_MILLIS = 5_000;
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final DataSource unpooled;
    private final Upkeep upkeep;
    private volatile Runnable whenChanged = () -> {};
    private volatile boolean listening;
    private volatile boolean ended;
    private volatile @Nullable Connection ear;

    public CredentialChangeListener(DataSource unpooled, Upkeep upkeep) {
        this.unpooled = unpooled;
        this.upkeep = upkeep;
    }

    public boolean isListening() {
        return listening;
    }

    public void begin(Runnable change) {
        whenChanged = change;
        Thread.ofPlatform().daemon().name("credential-news").start(this::listen);
    }

    private void listen() {
        while (!ended) {
            try (Connection connection = unpooled.getConnection();
                    Statement statement = connection.createStatement()) {
                ear = connection;
                statement.execute(LISTEN);
                listening = true;
                tell(); // what was told before was not heard
                hear(connection.unwrap(PGConnection.class), statement);
            } catch (SQLException gone) {
                if (!ended)
                    LOG.warn("Changes of credentials are not heard; until they are, each request asks for its own");
            } finally {
                listening = false;
                ear = null;
            }
            if (!ended) LockSupport.parkNanos(PAUSE);
        }
    }

    private void hear(PGConnection connection, Statement statement) throws SQLException {
        while (!ended) {
            PGNotification[] heard = connection.getNotifications(SILENCE_MILLIS);
            if (heard != null && heard.length > 0) tell();
            else statement.execute("select 1"); // whoever is silent may be dead
        }
    }

    /** Whoever could not take it in is told again by a new beginning. */
    private void tell() throws SQLException {
        if (!upkeep.keepUp("CredentialNews", whenChanged)) throw new SQLException("It was not taken in");
    }

    public void end() {
        ended = true;
        listening = false;
        Connection open = ear;
        if (open == null) return;
        try {
            open.abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debug("It was closed already");
        }
    }
}
