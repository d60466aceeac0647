package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import dev.muster.reports.RunId;
import dev.muster.reports.ScheduleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    List<ReportRun> newest(TenantId tenant, int most) {
        return db.sql(ROWS.select() + " where tenant_id = ? order by scheduled_for desc, run_id limit ?")
                .param(tenant.value())
                .param(most)
                .query(ReportRun::read)
                .list();
    }

    /** Of all tenants: what should be generated now, or was begun and may have been left undone. */
    List<RunId> due(Instant now, int most) {
        return db.sql("""
                        select tenant_id, run_id from report_run
                         where state in ('DUE', 'GENERATING') and not_before <= ?
                         order by not_before limit ?
                        """).param(Rows.time(now)).param(most).query(Runs::id).list();
    }

    private static RunId id(ResultSet row, int number) throws SQLException {
        return new RunId(Rows.tenant(row), row.getObject("run_id", UUID.class));
    }

    void save(ReportRun run) {
        ROWS.save(db, run.id().tenant(), run.id().value(), run.version(), run.values());
    }
}
