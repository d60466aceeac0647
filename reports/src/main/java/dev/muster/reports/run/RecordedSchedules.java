package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import dev.muster.reports.Report;
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
    private final Clock clock;

    RecordedSchedules(
            Catalogue catalogue,
            Schedules schedules,
            Runs runs,
            Timetable timetable,
            TenantTransactions transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.schedules = schedules;
        this.runs = runs;
        this.timetable = timetable;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Report> reports() {
        return catalogue.reports();
    }

    @Override
    public List<ScheduleView> list(TenantId tenant) {
        return transactions.in(
                tenant,
                () -> schedules.of(tenant.value()).stream().map(this::view).toList());
    }

    @Override
    public Optional<ScheduleView> find(ScheduleId id) {
        return transactions.in(
                id.tenant(),
                () -> schedules.findById(Key.of(id.tenant(), id.value())).map(this::view));
    }

    @Override
    public ScheduleView create(TenantId tenant, ScheduleRequest request) {
        Order order = order(request);
        ReportSchedule schedule = transactions.in(tenant, () -> {
            if (schedules.of(tenant.value()).size() >= MOST_SCHEDULES) throw new TooManySchedules(MOST_SCHEDULES);
            return schedules.save(new ReportSchedule(ScheduleId.next(tenant), order, now()));
        });
        tell(schedule);
        return view(schedule);
    }

    @Override
    public ScheduleView update(ScheduleId id, ScheduleRequest request) {
        Order order = order(request);
        ReportSchedule schedule = transactions.in(id.tenant(), () -> {
            ReportSchedule found = existing(id);
            found.revise(order, now());
            return found;
        });
        tell(schedule);
        return view(schedule);
    }

    @Override
    public void delete(ScheduleId id) {
        transactions.run(id.tenant(), () -> schedules.delete(existing(id)));
        timetable.remove(id);
    }

    @Override
    public RunView runNow(ScheduleId id) {
        RunView run = transactions.in(
                id.tenant(),
                () -> runs.save(new ReportRun(existing(id), now(), RunCause.REQUEST, now()))
                        .view(List.of()));
        timetable.sweepSoon();
        return run;
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

    private ReportSchedule existing(ScheduleId id) {
        return schedules.findById(Key.of(id.tenant(), id.value())).orElseThrow(() -> new NoSuchSchedule(id));
    }

    private ScheduleView view(ReportSchedule schedule) {
        Timing timing = new Timing(schedule.cron(), schedule.zone());
        return new ScheduleView(
                schedule.id(),
                schedule.report(),
                schedule.cron(),
                schedule.zone().getId(),
                schedule.recipients(),
                schedule.onlyWhenSomething(),
                schedule.enabled(),
                schedule.created(),
                schedule.lastModified(),
                schedule.enabled() ? timing.next(now(), FIRE_TIMES_SHOWN) : List.of(),
                timing.nextSkippedDay(now()).stream()
                        .map(day ->
                                "On " + day + " the clock in " + schedule.zone().getId()
                                        + " is put forward over the time of this schedule, so that day has no run: choose a time"
                                        + " before or after it, for a daily report best after 03:00")
                        .toList());
    }

    // PostgreSQL keeps microseconds: what is answered must be what is stored.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
