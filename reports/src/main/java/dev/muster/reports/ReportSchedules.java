package dev.muster.reports;

import dev.muster.directory.TenantId;
import java.util.List;
import java.util.Optional;

/** Schedules of a tenant's reports. What cannot be done is a {@link dev.muster.directory.Refusal} that says the cure. */
public interface ReportSchedules {

    /** The reports that can be ordered. */
    List<Report> reports();

    /** All schedules of the tenant, oldest first. */
    List<ScheduleView> list(TenantId tenant);

    Optional<ScheduleView> find(ScheduleId id);

    ScheduleView create(TenantId tenant, ScheduleRequest request);

    ScheduleView update(ScheduleId id, ScheduleRequest request);

    /** Deletes the schedule; its runs stay on record. */
    void delete(ScheduleId id);

    /** Makes a run for now, whether the schedule is enabled or not. It begins within moments, on one of the nodes. */
    RunView runNow(ScheduleId id);
}
