package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import dev.muster.reports.ScheduleId;
import dev.muster.reports.schedule.Timing;
import dev.muster.work.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Schedules in the database, in the caller's transaction. */
final class Schedules {
    private static final Rows ROWS = new Rows(
            "report_schedule",
            "schedule_id",
            List.of(
                    "report",
                    "cron",
                    "time_zone",
                    "recipients",
                    "only_when_something",
                    "enabled",
                    "created",
                    "last_modified"));

    private final JdbcClient db;

    Schedules(JdbcClient db) {
        this.db = db;
    }

    Optional<ReportSchedule> find(ScheduleId id) {
        return db.sql(ROWS.select() + " where tenant_id = ? and schedule_id = ?")
                .param(id.tenant().value())
                .param(id.value())
                .query(Schedules::schedule)
                .optional();
    }

    /** Nothing, too, where it is there and cannot be read. */
    Optional<ReportSchedule> readable(ScheduleId id) {
        return db.sql(ROWS.select() + " where tenant_id = ? and schedule_id = ?")
                .param(id.tenant().value())
                .param(id.value())
                .query(Rows.readable(Schedules::schedule))
                .optional()
                .flatMap(read -> read);
    }

    List<ReportSchedule> of(TenantId tenant) {
        return db
                .sql(ROWS.select() + " where tenant_id = ? order by created, schedule_id")
                .param(tenant.value())
                .query(Rows.readable(Schedules::schedule))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    int count(TenantId tenant) {
        return db.sql("select count(*) from report_schedule where tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /** Of all tenants; their ids alone, because one that cannot be read must not hide the others. */
    List<ScheduleId> enabled() {
        return db.sql("select tenant_id, schedule_id from report_schedule where enabled")
                .query((row, number) -> new ScheduleId(Rows.tenant(row), row.getObject("schedule_id", UUID.class)))
                .list();
    }

    void save(ReportSchedule schedule) {
        Order order = schedule.order();
        ROWS.save(
                db,
                schedule.id().tenant(),
                schedule.id().value(),
                schedule.version(),
                order.report(),
                order.timing().cron(),
                order.timing().zone().getId(),
                order.recipients().toArray(String[]::new),
                order.onlyWhenSomething(),
                order.enabled(),
                Rows.time(schedule.created()),
                Rows.time(schedule.lastModified()));
    }

    /** @return whether there was one */
    boolean delete(ScheduleId id) {
        return db.sql("delete from report_schedule where tenant_id = ? and schedule_id = ?")
                        .param(id.tenant().value())
                        .param(id.value())
                        .update()
                > 0;
    }

    private static ReportSchedule schedule(ResultSet row, int number) throws SQLException {
        return new ReportSchedule(
                new ScheduleId(Rows.tenant(row), row.getObject("schedule_id", UUID.class)),
                new Order(
                        row.getString("report"),
                        new Timing(row.getString("cron"), ZoneId.of(row.getString("time_zone"))),
                        Rows.texts(row, "recipients"),
                        row.getBoolean("only_when_something"),
                        row.getBoolean("enabled")),
                Rows.instant(row, "created"),
                Rows.instant(row, "last_modified"),
                row.getLong("version"));
    }
}
