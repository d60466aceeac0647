package dev.muster.history.replay;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.history.replay.VerificationView.Difference;
import dev.muster.history.replay.VerificationView.Phase;
import dev.muster.history.replay.VerificationView.TableDigest;
import dev.muster.history.replay.VerificationView.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code verification}: every run, its progress while it runs, its verdict for good. */
final class VerificationRecords {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;
    private final TransactionOperations transactions;

    VerificationRecords(JdbcClient db, TransactionOperations transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    void begin(UUID id, @Nullable TenantId tenant, String askedBy, Instant at) {
        write(db.sql("""
                insert into verification (verification_id, tenant_id, asked_by, started, phase, position, events_total, events_done,
                                          replay_millis, difference_count, differences, tables)
                values (:id, :tenant::uuid, :askedBy, :at, :phase, 0, 0, 0, 0, 0, '[]', '[]')
                """)
                .param("id", id)
                .param("tenant", tenant == null ? null : tenant.value())
                .param("askedBy", askedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("phase", Phase.PREPARING.name()));
    }

    void progress(UUID id, Phase phase, long position, long total, long done, long replayMillis) {
        write(db.sql("""
                update verification
                   set phase = :phase, position = :position, events_total = :total, events_done = :done,
                       replay_millis = :millis
                 where verification_id = :id
                """)
                .param("id", id)
                .param("phase", phase.name())
                .param("position", position)
                .param("total", total)
                .param("done", done)
                .param("millis", replayMillis));
    }

    void finish(UUID id, Instant at, Verdict verdict, Findings findings, @Nullable String failure) {
        write(db.sql("""
                update verification
                   set phase = :phase, finished = :at, verdict = :verdict, difference_count = :count,
                       differences = :differences::json, tables = :tables::json, failure = :failure
                 where verification_id = :id
                """)
                .param("id", id)
                .param("phase", Phase.FINISHED.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("verdict", verdict.name())
                .param("count", findings.count())
                .param("differences", JSON.writeValueAsString(findings.named()))
                .param("tables", JSON.writeValueAsString(findings.digests()))
                .param("failure", failure));
    }

    /** Those whose server was killed. To be called only by whoever holds the lock on replays. */
    void abandonLeftovers(UUID current, Instant at) {
        write(db.sql("""
                update verification set phase = :finished, finished = :at, verdict = :abandoned
                 where finished is null and verification_id <> :current
                """)
                .param("finished", Phase.FINISHED.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("abandoned", Verdict.ABANDONED.name())
                .param("current", current));
    }

    private void write(JdbcClient.StatementSpec statement) {
        TenantScope.acrossTenants(() -> transactions.execute(transaction -> statement.update()));
    }

    /** @param tenant whose it is; null for those of all tenants */
    Optional<VerificationView> find(UUID id, @Nullable TenantId tenant) {
        return within(
                tenant,
                () -> db.sql("select * from verification where verification_id = :id and tenant_id is not distinct from"
                                + " :tenant::uuid")
                        .param("id", id)
                        .param("tenant", tenant == null ? null : tenant.value())
                        .query(VerificationRecords::view)
                        .optional());
    }

    List<VerificationView> latest(int count, @Nullable TenantId tenant) {
        return within(
                tenant,
                () -> db.sql("select * from verification where tenant_id is not distinct from :tenant::uuid"
                                + " order by started desc limit :count")
                        .param("tenant", tenant == null ? null : tenant.value())
                        .param("count", count)
                        .query(VerificationRecords::view)
                        .list());
    }

    private static <R> R within(@Nullable TenantId tenant, Supplier<R> work) {
        return tenant == null ? TenantScope.acrossTenants(work) : TenantScope.within(tenant, work);
    }

    private static VerificationView view(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished", OffsetDateTime.class);
        String verdict = row.getString("verdict");
        long millis = row.getLong("replay_millis");
        long done = row.getLong("events_done");
        return new VerificationView(
                row.getObject("verification_id", UUID.class),
                row.getString("asked_by"),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                Phase.valueOf(row.getString("phase")),
                row.getLong("position"),
                row.getLong("events_total"),
                done,
                millis == 0 ? 0 : done * 1000 / millis,
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getLong("difference_count"),
                JSON.readValue(row.getString("differences"), new TypeReference<List<Difference>>() {}),
                JSON.readValue(row.getString("tables"), new TypeReference<List<TableDigest>>() {}),
                row.getString("failure"));
    }
}
