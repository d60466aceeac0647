package dev.muster.history.replay;

import dev.muster.eventstore.EventFamilies;
import dev.muster.eventstore.EventJson;
import dev.muster.eventstore.EventLog;
import dev.muster.eventstore.EventRevisions;
import dev.muster.eventstore.EventTypes;
import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import java.sql.Connection;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Replays without a server: for commands that run while none does. */
public final class OfflineReplay {
    private static final EventTypes TYPES = new EventTypes(EventFamilies.ALL);

    private final DataSource unpooled;
    private final EventLog log = new EventLog(new EventJson(TYPES), new EventRevisions(TYPES));
    private final Replay replay = new Replay(log, new ReplayedProjections(ReplayedProjections.all()));
    private final StreamedTables streamed = new StreamedTables(
            ReplayedProjections.all(), Jackson3Serializer.builder().build());

    public OfflineReplay(DataSource unpooled) {
        this.unpooled = unpooled;
    }

    public EventLog log() {
        return log;
    }

    /** The events that it knows. */
    public EventTypes types() {
        return TYPES;
    }

    /** A transaction that sees all events of all tenants, and keeps other replays away. */
    public Connection openSnapshot() {
        return ReplayLock.openSnapshot(unpooled);
    }

    /** @return how many events the tables were made from */
    public long rebuild() {
        return new Rebuild(unpooled, log, replay, streamed, Rebuild.Streams.NONE).run();
    }

    public VerificationView verify(String askedBy) {
        DataSource scoped = new TenantScopedDataSource(unpooled);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(scoped));
        var records = new VerificationRecords(JdbcClient.create(scoped), transactions);
        try (var verification = new Verification(unpooled, log, replay, streamed, records, Clock.systemUTC())) {
            return verification.verify(askedBy);
        }
    }
}
