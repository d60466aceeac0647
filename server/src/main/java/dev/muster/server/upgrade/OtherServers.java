package dev.muster.server.upgrade;

import dev.muster.directory.StartRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who else is up on this database, by what each says of itself every few seconds; one that was killed falls silent. */
final class OtherServers {
    static final Duration COUNT_AS_RUNNING = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(OtherServers.class);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

    private OtherServers() {}

    /** Returns as soon as it is sure that there is none: at once, as a rule. */
    static void requireNone(Connection connection, Duration patience) throws SQLException {
        Map<UUID, Long> first = seen(connection, patience);
        if (first.isEmpty()) return;
        LOG.info("Other servers were up on this database a moment ago; it is looked whether they still are");
        Map<UUID, Long> now = first;
        while (!now.isEmpty()) {
            // a server that is up has said so again, one that starts has said so for the first time
            if (!first.entrySet().containsAll(now.entrySet())) throw running(now.size());
            LockSupport.parkNanos(LOOK_EVERY);
            now = seen(connection, patience);
        }
    }

    /** When each was seen last, in microseconds of the database's clock. */
    private static Map<UUID, Long> seen(Connection connection, Duration patience) throws SQLException {
        Map<UUID, Long> seen = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet present = statement.executeQuery("select to_regclass('live_node') is not null")) {
                present.next();
                if (!present.getBoolean(1)) return seen;
            }
            try (ResultSet rows = statement.executeQuery("""
                    select node_id, (extract(epoch from seen) * 1000000)::bigint from live_node
                     where seen > clock_timestamp() - interval '%d milliseconds'
                    """.formatted(patience.toMillis()))) {
                while (rows.next()) seen.put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
        }
        return seen;
    }

    private static StartRefused running(int others) {
        return new StartRefused(
                "The database",
                "has to be made new for this Muster, and "
                        + (others == 1 ? "another server is" : others + " other servers are") + " running on it.",
                "Stop all servers, then start them with the new version; the first one makes the tables again.");
    }
}
