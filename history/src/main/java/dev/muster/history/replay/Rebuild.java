package dev.muster.history.replay;

import dev.muster.eventstore.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes all tables of the projections anew: fills new ones by a replay, then puts them in the place of the old ones, in one
 * transaction. Nobody can append an event meanwhile, because the new tables would not have it; and a command that waits for
 * that may hold what the exchange needs, so this is for a database that no server serves. If one does, it gives up.
 */
public final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final DataSource unpooled;
    private final EventLog log;
    private final Replay replay;
    private final StreamedTables streamed;
    private final Streams streams;

    /** Whatever of this server streams into the tables. */
    interface Streams {
        Streams NONE = new Streams() {
            @Override
            public void stop() {}

            @Override
            public void start() {}
        };

        void stop();

        void start();
    }

    Rebuild(DataSource unpooled, EventLog log, Replay replay, StreamedTables streamed, Streams streams) {
        this.unpooled = unpooled;
        this.log = log;
        this.replay = replay;
        this.streamed = streamed;
        this.streams = streams;
    }

    /** @return how many events were replayed */
    public long run() {
        streams.stop();
        try {
            return rebuild();
        } finally {
            streams.start();
        }
    }

    private long rebuild() {
        try (Connection snapshot = ReplayLock.openSnapshotWithoutAppends(unpooled);
                Connection work = unpooled.getConnection()) {
            ShadowSchema.dropLeftovers(work);
            EventLog.Extent extent = log.extent(snapshot);
            ShadowSchema shadow = ShadowSchema.create(unpooled, true);
            String live = work.getSchema();
            shadow.enter(work);
            work.setAutoCommit(false);
            long events = replay.run(
                    snapshot,
                    work,
                    extent.position(),
                    ReplayProgress.lines(LOG, "Making the tables again", extent.events()));
            shadow.complete(work);
            DecisionTables.tellDifferences(work, shadow, live);
            execute(work, "set local lock_timeout to '10s'");
            exchange(work, shadow, live);
            execute(work, "set search_path to " + ShadowSchema.quoted(live));
            streamed.moveTo(work, extent.position());
            ProjectionRevision.writeCurrent(work);
            ShadowSchema.drop(work, shadow.schema());
            work.commit();
            snapshot.rollback();
            work.setAutoCommit(true);
            execute(work, "analyze");
            LOG.info("Rebuilt the projections from {} events", events);
            return events;
        } catch (SQLException failure) {
            throw new IllegalStateException("The projections stay as they were", failure);
        }
    }

    private static void execute(Connection work, String sql) throws SQLException {
        try (Statement statement = work.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whatever the migrations made: what stands on others goes first and comes last; anything else that does stops us. */
    private static void exchange(Connection work, ShadowSchema shadow, String live) throws SQLException {
        for (ShadowSchema.Objects kind :
                List.of(ShadowSchema.Objects.VIEWS, ShadowSchema.Objects.TABLES, ShadowSchema.Objects.FUNCTIONS)) {
            List<String> names = shadow.objects(work, kind);
            for (String name : names)
                execute(work, "drop " + kind.word() + " " + ShadowSchema.quoted(live) + "." + name);
        }
        for (ShadowSchema.Objects kind :
                List.of(ShadowSchema.Objects.FUNCTIONS, ShadowSchema.Objects.TABLES, ShadowSchema.Objects.VIEWS)) {
            for (String name : shadow.objects(work, kind)) {
                execute(
                        work,
                        "alter " + kind.word() + " " + shadow.schema() + "." + name + " set schema "
                                + ShadowSchema.quoted(live));
            }
        }
    }
}
