package dev.muster.security.credential;

import jakarta.annotation.PreDestroy;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** How many servers are up on this database, this one included, by what each says of itself every few seconds. */
public final class NodeHeartbeat {
    /** Whose threads nobody else has: whatever else waits, the others hear of this server. */
    public static final String SCHEDULER = "heartbeat";

    private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);
    private static final String BEAT = """
            with beat as (
                insert into live_node (node_id, seen) values (?, clock_timestamp())
                on conflict (node_id) do update set seen = excluded.seen
            ), buried as (
                delete from live_node where seen < clock_timestamp() - interval '1 hour'
            )
            select count(*) from live_node where node_id <> ? and seen > clock_timestamp() - interval '15 seconds'
            """;

    private final JdbcTemplate jdbc;
    private final UUID self = UUID.randomUUID();
    private volatile int count = 1;

    public NodeHeartbeat(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public int count() {
        return count;
    }

    /** Says for the first time, perhaps in the caller's transaction, that this server is up. @return how many others are */
    public int join() {
        Integer others = jdbc.queryForObject(BEAT, Integer.class, self, self);
        count = 1 + (others == null ? 0 : others);
        return count - 1;
    }

    /** By the database's clock, which is the same for all of them. */
    @Scheduled(scheduler = NodeHeartbeat.SCHEDULER, fixedDelayString = "PT5S")
    void beat() {
        try {
            join();
        } catch (DataAccessException unreachable) {
            LOG.warn("The servers on this database could not be counted; it is tried again");
        }
    }

    /** The others need not wait until this one is missed. */
    @PreDestroy
    void leave() {
        try {
            jdbc.update("delete from live_node where node_id = ?", self);
        } catch (DataAccessException unreachable) {
            LOG.debug("The others will miss this server soon enough");
        }
    }
}
