package dev.muster.reports.schedule;

import dev.muster.directory.TenantId;
import dev.muster.reports.ScheduleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;

/** A schedule is due. Quartz stores the name of this class: it must stay. */
@DisallowConcurrentExecution
final class FireJob implements Job {
    private static final String TENANT = "tenant";
    private static final String SCHEDULE = "schedule";
    private static final int REPEATS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Firing firing;

    FireJob(Firing firing) {
        this.firing = firing;
    }

    static JobDataMap data(ScheduleId schedule) {
        return new JobDataMap(Map.of(
                TENANT, schedule.tenant().toString(), SCHEDULE, schedule.value().toString()));
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getMergedJobDataMap();
        ScheduleId schedule =
                new ScheduleId(TenantId.parse(data.getString(TENANT)), UUID.fromString(data.getString(SCHEDULE)));
        boolean recorded = firing.fire(schedule, scheduledFor(context, data));
        if (recorded || context.getRefireCount() >= REPEATS) return;
        LockSupport.parkNanos(PAUSE.toNanos());
        throw new JobExecutionException(true); // Quartz begins it again; else this time would never come again
    }

    // A job that is recovered after a crash was due when the lost one was: that time makes the two one run.
    private static Instant scheduledFor(JobExecutionContext context, JobDataMap data) {
        String lost = data.getString(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS);
        if (context.isRecovering() && lost != null) return Instant.ofEpochMilli(Long.parseLong(lost));
        Date scheduled = context.getScheduledFireTime();
        return (scheduled == null ? context.getFireTime() : scheduled).toInstant();
    }
}
