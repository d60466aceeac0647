package dev.muster.work;

import dev.muster.directory.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Failures of background work, in the database, so that all nodes count together. */
public final class WorkFailures {
    /**
     * For a query of what is {@code due}, the parameter {@code kind} being that of the work: the row is not one that failed and has to wait, or
     * was given up. The column of its id and a closing parenthesis follow.
     */
    public static final String NOT_WAITING = """
            not exists (select 1 from work_failure f
                         where f.tenant_id = due.tenant_id and f.kind = :kind and (f.given_up or f.not_before > now())
                           and f.work_id = due.""";

    private static final int LONGEST = 1_000;

    private final JdbcClient db;
    private final TenantTransactions transactions;

    public WorkFailures(JdbcClient db, TenantTransactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** Of all tenants: what has to wait, or was given up. */
    Set<WorkId> waiting(WorkKind kind, Instant now) {
        return transactions.inAllTenants(() -> db
                .sql(
                        "select tenant_id, kind, work_id from work_failure where kind = ? and (given_up or not_before > ?)")
                .param(kind.name())
                .param(time(now))
                .query((row, number) -> id(row))
                .stream()
                .collect(Collectors.toUnmodifiableSet()));
    }

    WorkFailure count(WorkId id, String failure, Instant now) {
        return transactions.in(id.tenant(), () -> {
            int failures = db.sql("""
                            insert into work_failure (tenant_id, kind, work_id, failures, failure, first_failed,
                                                      last_failed, not_before, given_up)
                            values (:tenant, :kind, :id, 1, :failure, :now, :now, :now, false)
                            on conflict (tenant_id, kind, work_id) do update
                               set failures = work_failure.failures + 1, failure = excluded.failure,
                                   last_failed = excluded.last_failed
                            returning failures
                            """)
                    .param("tenant", id.tenant().value())
                    .param("kind", id.kind().name())
                    .param("id", id.value())
                    .param("failure", failure)
                    .param("now", time(now))
                    .query(Integer.class)
                    .single();
            Optional<Instant> again = id.kind() == WorkKind.UPKEEP
                    ? Optional.of(now)
                    : Backoff.after(failures).map(now::plus);
            db.sql("""
                            update work_failure set not_before = :next, given_up = :givenUp
                             where tenant_id = :tenant and kind = :kind and work_id = :id
                            """)
                    .param("next", time(again.orElse(now)))
                    .param("givenUp", again.isEmpty())
                    .param("tenant", id.tenant().value())
                    .param("kind", id.kind().name())
                    .param("id", id.value())
                    .update();
            return find(id).orElseThrow();
        });
    }

    /** It went well, or a person wants it tried at once. @return whether it had failed */
    public boolean forget(WorkId id) {
        return transactions.in(
                id.tenant(),
                () -> db.sql("delete from work_failure where tenant_id = ? and kind = ? and work_id = ?")
                                .params(id.tenant().value(), id.kind().name(), id.value())
                                .update()
                        > 0);
    }

    public Optional<WorkFailure> of(WorkId id) {
        return transactions.in(id.tenant(), () -> find(id));
    }

    private Optional<WorkFailure> find(WorkId id) {
        return db.sql("select * from work_failure where tenant_id = ? and kind = ? and work_id = ?")
                .params(id.tenant().value(), id.kind().name(), id.value())
                .query((row, number) -> failure(row))
                .optional();
    }

    List<WorkFailure> of(TenantId tenant, UUID id) {
        return db.sql("select * from work_failure where tenant_id = ? and work_id = ?")
                .params(tenant.value(), id)
                .query((row, number) -> failure(row))
                .list();
    }

    /** The tenant's, by their ids. */
    public List<WorkFailure> list(TenantId tenant, @Nullable UUID after, int most) {
        return transactions.in(
                tenant,
                () -> db.sql("""
                        select * from work_failure
                         where tenant_id = :tenant and (:after::uuid is null or work_id > :after::uuid)
                         order by work_id, kind limit :most
                        """)
                        .param("tenant", tenant.value())
                        .param("after", after == null ? null : after.toString())
                        .param("most", most)
                        .query((row, number) -> failure(row))
                        .list());
    }

    private static WorkId id(ResultSet row) throws SQLException {
        return new WorkId(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                WorkKind.valueOf(row.getString("kind")),
                row.getObject("work_id", UUID.class));
    }

    private static WorkFailure failure(ResultSet row) throws SQLException {
        return new WorkFailure(
                id(row),
                row.getInt("failures"),
                row.getString("failure"),
                instant(row, "first_failed"),
                instant(row, "last_failed"),
                instant(row, "not_before"),
                row.getBoolean("given_up"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** What it was, as a person can read it. */
    public static String text(Throwable thrown) {
        String message = thrown.getMessage();
        String text = thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        text = text.replace('\0', '?');
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
