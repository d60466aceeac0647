package dev.muster.reports.run;

import dev.muster.reports.RunCause;
import dev.muster.reports.ScheduleId;
import dev.muster.reports.schedule.Firing;
import dev.muster.reports.schedule.Timetable;
import dev.muster.reports.schedule.TimetableUnavailable;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import dev.muster.work.WorkRunner;
import dev.muster.work.Workers;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * What happens when the timetable calls: a schedule's run is put on record, and those who generate and those who send are woken.
 * The timetable's own threads do nothing that could take long.
 */
final class DueWork implements Firing {
    private final Schedules schedules;
    private final Runs runs;
    private final Timetables timetable;
    private final List<Workers> workers;
    private final WorkRunner round;
    private final TenantTransactions transactions;
    private final Clock clock;

    /** Asked late, because the scheduler that the timetable needs makes jobs that need this. */
    interface Timetables {
        Timetable get();
    }

    DueWork(
            Schedules schedules,
            Runs runs,
            Timetables timetable,
            List<Workers> workers,
            WorkRunner round,
            TenantTransactions transactions,
            Clock clock) {
        this.schedules = schedules;
        this.runs = runs;
        this.timetable = timetable;
        this.workers = workers;
        this.round = round;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean fire(ScheduleId schedule, Instant scheduledFor) {
        boolean recorded = round.one(work(schedule), () -> record(schedule, scheduledFor));
        workers.forEach(Workers::wake);
        return recorded;
    }

    /** The run of this fire time: a new one, or the one that a firing before this one has put on record. */
    private void record(ScheduleId id, Instant scheduledFor) {
        try {
            transactions.run(id.tenant(), () -> {
                if (runs.exists(id, scheduledFor)) return;
                schedules.find(id).filter(ReportSchedule::enabled).ifPresent(schedule -> begin(schedule, scheduledFor));
            });
        } catch (DataIntegrityViolationException e) {
            // another node has put the same run on record in this moment
            if (!transactions.in(id.tenant(), () -> runs.exists(id, scheduledFor))) throw e;
        }
    }

    private void begin(ReportSchedule schedule, Instant scheduledFor) {
        runs.save(new ReportRun(schedule, scheduledFor, RunCause.SCHEDULE, clock.instant()));
    }

    @Override
    public void sweep() {
        workers.forEach(Workers::wake);
        Timetable lines = timetable.get();
        lines.keepSweeping();
        // read before the schedules are, so that the line of one that is created meanwhile is not among them
        Set<ScheduleId> superfluous = new HashSet<>(lines.lines());
        List<ScheduleId> enabled = transactions.inAllTenants(
                () -> schedules.enabled().stream().map(ReportSchedule::id).toList());
        round.over(WorkKind.SCHEDULE, enabled, DueWork::work, id -> put(id, lines));
        enabled.forEach(superfluous::remove);
        round.over(WorkKind.SCHEDULE, superfluous, DueWork::work, lines::remove);
    }

    /** Meanwhile it may have been deleted or changed. Whoever did that has told the timetable, and perhaps before us. */
    private void put(ScheduleId id, Timetable lines) {
        Optional<Timetable.Entry> read = entry(id);
        try {
            read.ifPresent(lines::put);
        } catch (TimetableUnavailable failure) {
            if (entry(id).equals(read)) throw failure;
        }
        if (!entry(id).equals(read)) entry(id).ifPresentOrElse(lines::put, () -> lines.remove(id));
    }

    private Optional<Timetable.Entry> entry(ScheduleId id) {
        return transactions
                .in(id.tenant(), () -> schedules.find(id))
                .filter(ReportSchedule::enabled)
                .map(DueWork::entry);
    }

    static Timetable.Entry entry(ReportSchedule schedule) {
        return new Timetable.Entry(schedule.id(), schedule.order().timing());
    }

    private static WorkId work(ScheduleId id) {
        return new WorkId(id.tenant(), WorkKind.SCHEDULE, id.value());
    }
}
