package dev.muster.reports.run;

import dev.muster.persistence.RowKey;
import dev.muster.persistence.TenantRow;
import dev.muster.reports.Answer;
import dev.muster.reports.RunCause;
import dev.muster.reports.RunId;
import dev.muster.reports.RunState;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleId;
import dev.muster.work.Backoff;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One time that a report was due, and what became of it. It keeps what the schedule said then. */
@Entity
@Table(name = "report_run")
class ReportRun implements TenantRow {
    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "run_id"))
    private RowKey key;

    @Column(name = "schedule_id")
    private UUID schedule;

    @Column(name = "scheduled_for")
    private Instant scheduledFor;

    @Enumerated(EnumType.STRING)
    private RunCause cause;

    private String report;

    @Column(name = "time_zone")
    private String zone;

    private String[] recipients;

    @Column(name = "only_when_something")
    private boolean onlyWhenSomething;

    private Instant created;

    @Enumerated(EnumType.STRING)
    private RunState state = RunState.DUE;

    private int attempts;

    @Column(name = "not_before")
    private Instant notBefore;

    @Column(name = "as_of")
    private @Nullable Instant asOf;

    @Column(name = "row_count")
    private @Nullable Long rows;

    private @Nullable String subject;
    private @Nullable String failure;
    private @Nullable Instant finished;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected ReportRun() {}

    ReportRun(ReportSchedule schedule, Instant scheduledFor, RunCause cause, Instant now) {
        Order order = schedule.order();
        RunId id = RunId.next(schedule.id().tenant());
        this.key = RowKey.of(id.tenant(), id.value());
        this.schedule = schedule.id().value();
        this.scheduledFor = scheduledFor;
        this.cause = cause;
        this.report = order.report();
        this.zone = order.timing().zone().getId();
        this.recipients = order.recipients().toArray(String[]::new);
        this.onlyWhenSomething = order.onlyWhenSomething();
        this.notBefore = now;
        this.created = now;
    }

    @Override
    public RowKey key() {
        return key;
    }

    @Override
    public void requireReadable() {
        zone();
    }

    /** Whether somebody should generate it now. */
    boolean isDue(Instant now) {
        return switch (state) {
            case DUE, GENERATING -> !notBefore.isAfter(now);
            case GENERATED, NOTHING_TO_REPORT, FAILED -> false;
        };
    }

    void begin(Instant now) {
        state = RunState.GENERATING;
        attempts++;
        asOf = now;
    }

    void generated(Answer answer, Instant now) {
        boolean empty = answer.rows() == 0 && onlyWhenSomething;
        state = empty ? RunState.NOTHING_TO_REPORT : RunState.GENERATED;
        rows = answer.rows();
        subject = answer.subject();
        failure = null;
        finished = now;
    }

    void failed(String reason, Instant now) {
        failure = reason;
        Backoff.after(attempts)
                .ifPresentOrElse(
                        pause -> {
                            state = RunState.DUE;
                            notBefore = now.plus(pause);
                        },
                        () -> {
                            state = RunState.FAILED;
                            finished = now;
                        });
    }

    RunId id() {
        return new RunId(key.tenant(), key.id());
    }

    RunState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    String report() {
        return report;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    List<String> recipients() {
        return List.of(recipients);
    }

    String subject() {
        return subject == null ? report : subject;
    }

    RunView view(List<RunView.File> files) {
        return new RunView(
                id(),
                new ScheduleId(key.tenant(), schedule),
                report,
                scheduledFor,
                cause,
                state,
                attempts,
                asOf,
                rows,
                subject,
                failure,
                created,
                finished,
                files);
    }
}
