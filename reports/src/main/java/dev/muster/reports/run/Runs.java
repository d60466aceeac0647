package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import dev.muster.reports.RunId;
import dev.muster.reports.ScheduleId;
import dev.muster.work.Rows;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs in the database, in the caller's transaction. */
final class Runs {
    private static final Rows ROWS = new Rows("report_run", "run_id", ReportRun.COLUMNS);

    private final JdbcClient db;

    Runs(JdbcClient db) {
        this.db = db;
    }

    Optional<ReportRun> find(RunId id) {
        return db.sql(ROWS.select() + " where tenant_id = ? and run_id = ?")
                .param(id.tenant().value())
                .param(id.value())
                .query(ReportRun::read)
                .optional();
    }

    Optional<ReportRun> find(ScheduleId schedule, Instant scheduledFor) {
        return db.sql(ROWS.select() + " where tenant_id = ? and schedule_id = ? and scheduled_for = ?")
                .param(schedule.tenant().value())
                .param(schedule.value())
                .param(Rows.time(scheduledFor))
                .query(ReportRun::read)
                .optional();
    }

    List<ReportRun> newest(TenantId tenant, @Nullable RunId before, int most) {
        return db
                .sql(ROWS.select() + """
                         where tenant_id = :tenant
                           and (cast(:before as uuid) is null
                                or (scheduled_for, run_id) < (select b.scheduled_for, b.run_id from report_run b
                                                               where b.tenant_id = :tenant and b.run_id = :before::uuid))
                         order by scheduled_for desc, run_id desc limit :most
                        """)
                .param("tenant", tenant.value())
                .param("before", before == null ? null : before.value().toString())
                .param("most", most)
                .query(Rows.readable(ReportRun::read))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Of all tenants, in turn: what should be generated now, or was begun and may have been left undone. */
    List<WorkId> due(Instant now, int most, Set<WorkId> busy, Set<TenantId> full) {
        return db.sql("""
                        select tenant_id, run_id
                          from (select tenant_id, run_id, not_before,
                                       row_number() over (partition by tenant_id order by not_before) as turn
                                  from report_run
                                 where state in ('DUE', 'GENERATING') and not_before <= ?
                                   and not (run_id = any (?::uuid[])) and not (tenant_id = any (?::uuid[]))
                                   and %s) due
                         order by turn, not_before limit ?
                        """.formatted(WorkFailures.notWaiting(WorkKind.RUN, "report_run", "run_id")))
                .param(Rows.time(now))
                .param(Rows.ids(busy))
                .param(Rows.tenants(full))
                .param(most)
                .query((row, number) -> new WorkId(Rows.tenant(row), WorkKind.RUN, row.getObject("run_id", UUID.class)))
                .list();
    }

    void save(ReportRun run) {
        ROWS.save(db, run.id().tenant(), run.id().value(), run.version(), run.values());
    }
}
