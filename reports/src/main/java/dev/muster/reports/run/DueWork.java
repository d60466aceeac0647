package dev.muster.reports.run;

import dev.muster.reports.DeliveryId;
import dev.muster.reports.RunCause;
import dev.muster.reports.RunId;
import dev.muster.reports.ScheduleId;
import dev.muster.reports.schedule.Firing;
import dev.muster.reports.schedule.Timetable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** What happens when the timetable calls: a schedule's run is put on record, generated and delivered, or left for the sweep. */
final class DueWork implements Firing {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int AT_ONCE = 200;

    private final Schedules schedules;
    private final Runs runs;
    private final Deliveries deliveries;
    private final Production production;
    private final Dispatch dispatch;
    private final Timetables timetable;
    private final TenantTransactions transactions;
    private final Clock clock;

    /** Asked late, because the scheduler that the timetable needs makes jobs that need this. */
    interface Timetables {
        Timetable get();
    }

    DueWork(
            Schedules schedules,
            Runs runs,
            Deliveries deliveries,
            Production production,
            Dispatch dispatch,
            Timetables timetable,
            TenantTransactions transactions,
            Clock clock) {
        this.schedules = schedules;
        this.runs = runs;
        this.deliveries = deliveries;
        this.production = production;
        this.dispatch = dispatch;
        this.timetable = timetable;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void fire(ScheduleId schedule, Instant scheduledFor) {
        record(schedule, scheduledFor).ifPresent(run -> {
            production.produce(run);
            List<DeliveryId> letters = transactions.in(
                    run.tenant(),
                    () -> deliveries.of(run).stream().map(ReportDelivery::id).toList());
            letters.forEach(this::deliver);
        });
    }

    /** The run of this fire time: a new one, or the one that a firing before this one has put on record. */
    private Optional<RunId> record(ScheduleId id, Instant scheduledFor) {
        try {
            return transactions.in(
                    id.tenant(),
                    () -> existing(id, scheduledFor)
                            .or(() -> schedules
                                    .find(id)
                                    .filter(ReportSchedule::enabled)
                                    .map(schedule -> begin(schedule, scheduledFor))));
        } catch (DataIntegrityViolationException e) {
            // Another node has put the same run on record in this moment.
            return transactions.in(id.tenant(), () -> existing(id, scheduledFor));
        }
    }

    private Optional<RunId> existing(ScheduleId id, Instant scheduledFor) {
        return runs.find(id, scheduledFor).map(ReportRun::id);
    }

    private RunId begin(ReportSchedule schedule, Instant scheduledFor) {
        ReportRun run = new ReportRun(schedule, scheduledFor, RunCause.SCHEDULE, clock.instant());
        runs.save(run);
        return run.id();
    }

    @Override
    public void sweep() {
        timetable
                .get()
                .agree(transactions.inAllTenants(
                        () -> schedules.enabled().stream().map(DueWork::entry).toList()));
        transactions.inAllTenants(() -> runs.due(clock.instant(), AT_ONCE)).forEach(production::produce);
        transactions
                .inAllTenants(() -> deliveries.open(clock.instant(), AT_ONCE))
                .forEach(this::deliver);
    }

    // One letter that cannot be read or sent must not keep the others back; it is tried again by the next sweep.
    private void deliver(DeliveryId id) {
        try {
            dispatch.deliver(id);
        } catch (RuntimeException e) {
            LOG.error("The delivery {} failed", id, e);
        }
    }

    static Timetable.Entry entry(ReportSchedule schedule) {
        return new Timetable.Entry(schedule.id(), schedule.order().timing());
    }
}
