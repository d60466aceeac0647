package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import dev.muster.persistence.RowKey;
import dev.muster.persistence.TenantRow;
import dev.muster.reports.ScheduleId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** Schedules in the database, in the caller's transaction. */
interface Schedules extends Repository<ReportSchedule, RowKey> {
    Optional<ReportSchedule> findById(RowKey key);

    /**
     * A new one, or the changes of one that was read.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException at the latest with the commit, if somebody else has changed it since
     */
    ReportSchedule save(ReportSchedule schedule);

    default Optional<ReportSchedule> find(ScheduleId id) {
        Optional<ReportSchedule> found = findById(RowKey.of(id.tenant(), id.value()));
        found.ifPresent(ReportSchedule::requireReadable);
        return found;
    }

    /** Nothing, too, where it is there and cannot be read. */
    default Optional<ReportSchedule> readable(ScheduleId id) {
        return TenantRow.readable(
                        findById(RowKey.of(id.tenant(), id.value())).stream().toList())
                .stream()
                .findFirst();
    }

    @NativeQuery("select * from report_schedule where tenant_id = :tenant order by created, schedule_id")
    List<ReportSchedule> of(UUID tenant);

    default List<ReportSchedule> of(TenantId tenant) {
        return TenantRow.readable(of(tenant.value()));
    }

    @NativeQuery("select count(*) from report_schedule where tenant_id = :tenant")
    long count(UUID tenant);

    /** Of all tenants, also those that cannot be read. */
    @NativeQuery("select * from report_schedule where enabled")
    List<ReportSchedule> enabled();

    /** @return how many there were */
    @Modifying
    @NativeQuery("delete from report_schedule where tenant_id = :tenant and schedule_id = :schedule")
    int delete(UUID tenant, UUID schedule);
}
