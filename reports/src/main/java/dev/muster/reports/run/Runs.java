package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import dev.muster.persistence.RowKey;
import dev.muster.persistence.TenantRow;
import dev.muster.reports.RunId;
import dev.muster.reports.ScheduleId;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** Runs in the database, in the caller's transaction. */
interface Runs extends Repository<ReportRun, RowKey> {
    Optional<ReportRun> findById(RowKey key);

    /**
     * A new one, or the changes of one that was read.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException at the latest with the commit, if somebody else has changed it since
     */
    ReportRun save(ReportRun run);

    default Optional<ReportRun> find(RunId id) {
        Optional<ReportRun> found = findById(RowKey.of(id.tenant(), id.value()));
        found.ifPresent(ReportRun::requireReadable);
        return found;
    }

    @NativeQuery(
            "select count(*) from report_run where tenant_id = :tenant and schedule_id = :schedule and scheduled_for = :at")
    long count(UUID tenant, UUID schedule, Instant at);

    /** Whether this fire time has been made into a run. */
    default boolean exists(ScheduleId schedule, Instant scheduledFor) {
        return count(schedule.tenant().value(), schedule.value(), scheduledFor) > 0;
    }

    @NativeQuery("""
            select * from report_run where tenant_id = :tenant
             order by scheduled_for desc, run_id desc limit :most
            """)
    List<ReportRun> newest(UUID tenant, int most);

    @NativeQuery("""
            select * from report_run where tenant_id = :tenant
               and (scheduled_for, run_id) < (select b.scheduled_for, b.run_id from report_run b
                                               where b.tenant_id = :tenant and b.run_id = :before)
             order by scheduled_for desc, run_id desc limit :most
            """)
    List<ReportRun> newestBefore(UUID tenant, UUID before, int most);

    default List<ReportRun> newest(TenantId tenant, @Nullable RunId before, int most) {
        return TenantRow.readable(
                before == null ? newest(tenant.value(), most) : newestBefore(tenant.value(), before.value(), most));
    }

    /** Of all tenants, in turn: what should be generated now, or was begun and may have been left undone. */
    @NativeQuery("""
            select *
              from (select *, row_number() over (partition by tenant_id order by not_before) as turn
                      from report_run due
                     where state in ('DUE', 'GENERATING') and not_before <= :now
                       and run_id <> all (:busy) and tenant_id <> all (:full)
                       and """ + " " + WorkFailures.NOT_WAITING + """
            run_id)) open
             order by turn, not_before limit :most
            """)
    List<ReportRun> due(Instant now, int most, UUID[] busy, UUID[] full, String kind);

    default List<WorkId> due(Instant now, int most, Collection<WorkId> busy, Collection<TenantId> full) {
        return due(now, most, WorkId.values(busy), WorkId.tenants(full), WorkKind.RUN.name()).stream()
                .map(run ->
                        new WorkId(run.key().tenant(), WorkKind.RUN, run.key().id()))
                .toList();
    }
}
