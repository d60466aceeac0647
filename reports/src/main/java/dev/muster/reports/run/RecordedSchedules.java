package dev.muster.reports.run;

import dev.muster.delivery.mail.MailAddress;
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
import dev.muster.reports.ScheduleState;
import dev.muster.reports.ScheduleView;
import dev.muster.reports.schedule.Timetable;
import dev.muster.reports.schedule.Timing;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkFailure;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import dev.muster.work.Workers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final Workers generators;
    private final WorkFailures failures;
    private final TenantTransactions transactions;
    private final ReportAudit audit;
    private final Clock clock;

    RecordedSchedules(
            Catalogue catalogue,
            Schedules schedules,
            Runs runs,
            Timetable timetable,
            Workers generators,
            WorkFailures failures,
            TenantTransactions transactions,
            ReportAudit audit,
            Clock clock) {
        this.catalogue = catalogue;
        this.schedules = schedules;
        this.runs = runs;
        this.timetable = timetable;
        this.generators = generators;
        this.failures = failures;
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
        Order order = order(request, null);
        ReportSchedule schedule = transactions.in(tenant, () -> {
            if (schedules.count(tenant.value()) >= MOST_SCHEDULES) throw new TooManySchedules(MOST_SCHEDULES);
            return saved(Act.CREATED, new ReportSchedule(ScheduleId.next(tenant), order, now()));
        });
        tell(schedule);
        return view(schedule);
    }

    @Override
    public ScheduleView update(ScheduleId id, ScheduleRequest request) {
        ReportSchedule schedule = transactions.in(id.tenant(), () -> {
            ReportSchedule existing = existing(id);
            existing.revise(order(request, existing.order().timing()), now());
            return saved(Act.CHANGED, existing);
        });
        failures.forget(work(id));
        tell(schedule);
        return view(schedule);
    }

    @Override
    public void delete(ScheduleId id) {
        transactions.run(id.tenant(), () -> {
            // one that cannot be read can still be deleted
            Optional<ReportSchedule> schedule = schedules.readable(id);
            if (schedules.delete(id.tenant().value(), id.value()) == 0) throw new NoSuchSchedule(id);
            schedule.ifPresent(known -> audit.schedule(Act.DELETED, view(known)));
        });
        failures.forget(work(id));
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
        generators.wake();
        return run.view(List.of());
    }

    /** @param before what it was: a schedule that has ended can still be switched off, or sent to others */
    private Order order(ScheduleRequest request, @Nullable Timing before) {
        List<String> recipients = request.recipients().stream()
                .map(text -> MailAddress.parse(text).value())
                .distinct()
                .toList();
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw new RecipientsOutOfBounds(recipients.size(), MOST_RECIPIENTS);
        }
        return new Order(
                catalogue.report(request.report()).name(),
                before != null && !request.enabled() && before.isWritten(request.cron(), request.timeZone())
                        ? before
                        : Timing.parse(request.cron(), request.timeZone(), Timing.LEAST_PAUSE, now()),
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

    private static WorkId work(ScheduleId id) {
        return new WorkId(id.tenant(), WorkKind.SCHEDULE, id.value());
    }

    private static ScheduleState state(Order order, List<Instant> next, @Nullable WorkFailure failure) {
        if (!order.enabled()) return ScheduleState.OFF;
        if (failure != null) return failure.givenUp() ? ScheduleState.GAVE_UP : ScheduleState.FAILING;
        return next.isEmpty() ? ScheduleState.ENDED : ScheduleState.ACTIVE;
    }

    private ScheduleView view(ReportSchedule schedule) {
        Order order = schedule.order();
        Timing timing = order.timing();
        List<Instant> next = order.enabled() ? timing.next(now(), FIRE_TIMES_SHOWN) : List.of();
        WorkFailure failure = failures.of(work(schedule.id())).orElse(null);
        return new ScheduleView(
                schedule.id(),
                order.report(),
                timing.cron(),
                timing.zone().getId(),
                order.recipients(),
                order.onlyWhenSomething(),
                order.enabled(),
                state(order, next, failure),
                failure == null ? 0 : failure.failures(),
                failure == null ? null : failure.failure(),
                schedule.created(),
                schedule.lastModified(),
                next,
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
