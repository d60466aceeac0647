package dev.muster.reports.schedule;

import dev.muster.reports.ScheduleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.spi.OperableTrigger;
import org.springframework.transaction.support.TransactionOperations;

/** The timetable in Quartz's clustered JDBC store. Each change is one transaction, because Quartz makes none itself here. */
final class QuartzTimetable implements Timetable {
    private static final String SCHEDULES = "report-schedules";
    private static final String CARE = "report-care";
    private static final JobKey SWEEP = JobKey.jobKey("sweep", CARE);
    private static final TriggerKey SWEEP_TRIGGER = TriggerKey.triggerKey("sweep", CARE);

    private final Scheduler scheduler;
    private final TransactionOperations transaction;
    private final Duration sweepEvery;

    QuartzTimetable(Scheduler scheduler, TransactionOperations transaction, Duration sweepEvery) {
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.sweepEvery = sweepEvery;
    }

    @Override
    public void keepSweeping() {
        change(() -> {
            if (!sweepsAsOftenAs(sweepEvery)) storeSweep();
        });
    }

    @Override
    public List<ScheduleId> lines() {
        List<ScheduleId> lines = new ArrayList<>();
        change(() -> scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(SCHEDULES)).stream()
                .flatMap(key -> ScheduleId.parse(key.getName()).stream())
                .forEach(lines::add));
        return lines;
    }

    @Override
    public void put(Entry entry) {
        change(() -> {
            if (!says(entry)) store(entry);
        });
    }

    @Override
    public void remove(ScheduleId schedule) {
        change(() -> scheduler.deleteJob(jobKey(schedule)));
    }

    @Override
    public void sweepSoon() {
        change(() -> {
            if (!scheduler.checkExists(SWEEP)) storeSweep();
            scheduler.triggerJob(SWEEP);
        });
    }

    private boolean says(Entry entry) throws SchedulerException {
        TriggerKey key = triggerKey(entry.schedule());
        // one that Quartz could not run once is never tried again, unless it is stored anew
        return scheduler.getTriggerState(key) != Trigger.TriggerState.ERROR
                && scheduler.getTrigger(key) instanceof CronTrigger trigger
                && trigger.getCronExpression().equalsIgnoreCase(entry.timing().cron()) // Quartz writes it in capitals
                && trigger.getTimeZone().toZoneId().equals(entry.timing().zone());
    }

    private boolean sweepsAsOftenAs(Duration pause) throws SchedulerException {
        return scheduler.getTrigger(SWEEP_TRIGGER) instanceof SimpleTrigger trigger
                && trigger.getRepeatInterval() == pause.toMillis();
    }

    private void store(Entry entry) throws SchedulerException {
        Timing timing = entry.timing();
        JobDetail job = JobBuilder.newJob(FireJob.class)
                .withIdentity(jobKey(entry.schedule()))
                .usingJobData(FireJob.data(entry.schedule()))
                .storeDurably()
                .requestRecovery()
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(triggerKey(entry.schedule()))
                .forJob(job)
                // Fire times that nobody was there for become one.
                .withSchedule(CronScheduleBuilder.cronSchedule(timing.cron())
                        .inTimeZone(TimeZone.getTimeZone(timing.zone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        if (((OperableTrigger) trigger).computeFirstFireTime(null) == null) scheduler.deleteJob(job.getKey());
        else scheduler.scheduleJob(job, Set.of(trigger), true);
    }

    private void storeSweep() throws SchedulerException {
        JobDetail job = JobBuilder.newJob(SweepJob.class)
                .withIdentity(SWEEP)
                .storeDurably()
                .requestRecovery()
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(SWEEP_TRIGGER)
                .forJob(job)
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(sweepEvery.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
        scheduler.scheduleJob(job, Set.of(trigger), true);
    }

    private void change(Change change) {
        transaction.executeWithoutResult(status -> {
            try {
                change.make();
            } catch (SchedulerException e) {
                throw new TimetableUnavailable(e);
            }
        });
    }

    private static JobKey jobKey(ScheduleId schedule) {
        return JobKey.jobKey(schedule.toString(), SCHEDULES);
    }

    private static TriggerKey triggerKey(ScheduleId schedule) {
        return TriggerKey.triggerKey(schedule.toString(), SCHEDULES);
    }

    @FunctionalInterface
    private interface Change {
        void make() throws SchedulerException;
    }
}
