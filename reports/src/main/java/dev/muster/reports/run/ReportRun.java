package dev.muster.reports.run;

import dev.muster.reports.Answer;
import dev.muster.reports.RunCause;
import dev.muster.reports.RunId;
import dev.muster.reports.RunState;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleId;
import dev.muster.work.Backoff;
import dev.muster.work.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One time that a report was due, and what became of it. It keeps what the schedule said then. */
final class ReportRun {
    /** Of its row, in the order of {@link #values}. */
    static final List<String> COLUMNS = List.of(
            "schedule_id",
            "scheduled_for",
            "cause",
            "report",
            "time_zone",
            "recipients",
            "only_when_something",
            "state",
            "attempts",
            "not_before",
            "as_of",
            "row_count",
            "subject",
            "failure",
            "created",
            "finished");

    private final RunId id;
    private final ScheduleId schedule;
    private final Instant scheduledFor;
    private final RunCause cause;
    private final String report;
    private final ZoneId zone;
    private final List<String> recipients;
    private final boolean onlyWhenSomething;
    private final Instant created;
    private final @Nullable Long version;

    private RunState state = RunState.DUE;
    private int attempts;
    private Instant notBefore;
    private @Nullable Instant asOf;
    private @Nullable Long rows;
    private @Nullable String subject;
    private @Nullable String failure;
    private @Nullable Instant finished;

    ReportRun(ReportSchedule schedule, Instant scheduledFor, RunCause cause, Instant now) {
        this.id = RunId.next(schedule.id().tenant());
        this.schedule = schedule.id();
        this.scheduledFor = scheduledFor;
        this.cause = cause;
        this.report = schedule.order().report();
        this.zone = schedule.order().timing().zone();
        this.recipients = schedule.order().recipients();
        this.onlyWhenSomething = schedule.order().onlyWhenSomething();
        this.notBefore = now;
        this.created = now;
        this.version = null;
    }

    private ReportRun(ResultSet row) throws SQLException {
        this.id = new RunId(Rows.tenant(row), row.getObject("run_id", UUID.class));
        this.schedule = new ScheduleId(id.tenant(), row.getObject("schedule_id", UUID.class));
        this.scheduledFor = Rows.instant(row, "scheduled_for");
        this.cause = RunCause.valueOf(row.getString("cause"));
        this.report = row.getString("report");
        this.zone = ZoneId.of(row.getString("time_zone"));
        this.recipients = Rows.texts(row, "recipients");
        this.onlyWhenSomething = row.getBoolean("only_when_something");
        this.created = Rows.instant(row, "created");
        this.version = row.getLong("version");
        this.state = RunState.valueOf(row.getString("state"));
        this.attempts = row.getInt("attempts");
        this.notBefore = Rows.instant(row, "not_before");
        this.asOf = Rows.optionalInstant(row, "as_of");
        this.rows = row.getObject("row_count", Long.class);
        this.subject = row.getString("subject");
        this.failure = row.getString("failure");
        this.finished = Rows.optionalInstant(row, "finished");
    }

    static ReportRun read(ResultSet row, int number) throws SQLException {
        return new ReportRun(row);
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            schedule.value(),
            Rows.time(scheduledFor),
            cause.name(),
            report,
            zone.getId(),
            recipients.toArray(String[]::new),
            onlyWhenSomething,
            state.name(),
            attempts,
            Rows.time(notBefore),
            Rows.time(asOf),
            rows,
            subject,
            failure,
            Rows.time(created),
            Rows.time(finished)
        };
    }

    /** Of the row that it was read from; null while there is none. */
    @Nullable
    Long version() {
        return version;
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
        return id;
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
        return zone;
    }

    List<String> recipients() {
        return recipients;
    }

    String subject() {
        return subject == null ? report : subject;
    }

    RunView view(List<RunView.File> files) {
        return new RunView(
                id,
                schedule,
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
