package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import dev.muster.reports.Report;
import dev.muster.reports.ReportAudit;
import dev.muster.reports.ReportAudit.Act;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.RunCause;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleId;
import dev.muster.reports.ScheduleRefusal.NoSuchSchedule;
import dev.muster.reports.ScheduleRefusal.RecipientsOutOfBounds;
import dev.muster.reports.ScheduleRefusal.TooManySchedules;
import dev.muster.reports.ScheduleRequest;
import dev.muster.reports.ScheduleView;
import dev.muster.reports.delivery.MailAddress;
import dev.muster.reports.schedule.Timetable;
import dev.muster.reports.schedule.Timing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Schedules as ordered. The database is told first and the timetable then: were the server to stop in between, the next sweep
 * makes the timetable agree.
 */
final class RecordedSchedules implements ReportSchedules {
    private static final int MOST_SCHEDULES = 100;
    private static final int MOST_RECIPIENTS = 50;
    private static final int FIRE_TIMES_SHOWN = 3;

    private final Catalogue catalogue;
    private final Schedules schedules;
    private final Runs runs;
    private final Timetable timetable;
    private final TenantTransactions transactions;
    private final ReportAudit audit;
    private final Clock clock;

    RecordedSchedules(
            Catalogue catalogue,
            Schedules schedules,
            Runs runs,
            Timetable timetable,
            TenantTransactions transactions,
            ReportAudit audit,
            Clock clock) {
        this.catalogue = catalogue;
        this.schedules = schedules;
        this.runs = runs;
        this.timetable = timetable;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Report> reports() {
        return catalogue.reports();
    }

    @Override
    public List<ScheduleView> list(TenantId tenant) {
        return transactions.in(
                tenant, () -> schedules.of(tenant).stream().map(this::view).toList());
    }

    @Override
    public Optional<ScheduleView> find(ScheduleId id) {
        return transactions.in(id.tenant(), () -> schedules.find(id).map(this::view));
    }

    @Override
    public ScheduleView create(TenantId tenant, ScheduleRequest request) {
        Order order = order(request);
        ReportSchedule schedule = transactions.in(tenant, () -> {
            if (schedules.of(tenant).size() >= MOST_SCHEDULES) throw new TooManySchedules(MOST_SCHEDULES);
            return saved(Act.CREATED, new ReportSchedule(ScheduleId.next(tenant), order, now()));
        });
        tell(schedule);
        return view(schedule);
    }

    @Override
    public ScheduleView update(ScheduleId id, ScheduleRequest request) {
        Order order = order(request);
        ReportSchedule schedule = transactions.in(
                id.tenant(), () -> saved(Act.CHANGED, existing(id).revised(order, now())));
        tell(schedule);
        return view(schedule);
    }

    @Override
    public void delete(ScheduleId id) {
        transactions.run(id.tenant(), () -> {
            ReportSchedule schedule = existing(id);
            schedules.delete(schedule.id());
            audit.schedule(Act.DELETED, view(schedule));
        });
        timetable.remove(id);
    }

    @Override
    public RunView runNow(ScheduleId id) {
        ReportRun run = transactions.in(id.tenant(), () -> {
            ReportRun begun = new ReportRun(existing(id), now(), RunCause.REQUEST, now());
            runs.save(begun);
            audit.runRequested(begun.view(List.of()));
            return begun;
        });
        timetable.sweepSoon();
        return run.view(List.of());
    }

    private Order order(ScheduleRequest request) {
        List<String> recipients = request.recipients().stream()
                .map(text -> MailAddress.parse(text).value())
                .distinct()
                .toList();
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw new RecipientsOutOfBounds(recipients.size(), MOST_RECIPIENTS);
        }
        return new Order(
                catalogue.report(request.report()).name(),
                Timing.parse(request.cron(), request.timeZone(), Timing.LEAST_PAUSE, now()),
                recipients,
                request.onlyWhenSomething(),
                request.enabled());
    }

    private void tell(ReportSchedule schedule) {
        if (schedule.enabled()) timetable.put(DueWork.entry(schedule));
        else timetable.remove(schedule.id());
    }

    private ReportSchedule saved(Act act, ReportSchedule schedule) {
        schedules.save(schedule);
        audit.schedule(act, view(schedule));
        return schedule;
    }

    private ReportSchedule existing(ScheduleId id) {
        return schedules.find(id).orElseThrow(() -> new NoSuchSchedule(id));
    }

    private ScheduleView view(ReportSchedule schedule) {
        Order order = schedule.order();
        Timing timing = order.timing();
        return new ScheduleView(
                schedule.id(),
                order.report(),
                timing.cron(),
                timing.zone().getId(),
                order.recipients(),
                order.onlyWhenSomething(),
                order.enabled(),
                schedule.created(),
                schedule.lastModified(),
                order.enabled() ? timing.next(now(), FIRE_TIMES_SHOWN) : List.of(),
                timing.nextSkippedDay(now()).stream()
                        .map(day ->
                                "On " + day + " the clock in " + timing.zone().getId()
                                        + " is put forward over the time of this schedule, so that day has no run: choose a time"
                                        + " before or after it, for a daily report best after 03:00")
                        .toList());
    }

    // PostgreSQL keeps microseconds: what is answered must be what is stored.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
