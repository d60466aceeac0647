package dev.muster.api.report;

import dev.muster.delivery.DeliveryView;
import dev.muster.delivery.LetterAudit;
import dev.muster.directory.TenantId;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.reports.ReportAudit;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleView;
import dev.muster.work.WorkFailure;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts into the audit log what people do with reports. */
@Component
class ReportsOnRecord implements ReportAudit, LetterAudit {
    private final AuditLog log;

    ReportsOnRecord(AuditLog log) {
        this.log = log;
    }

    @Override
    public void schedule(Act act, ScheduleView schedule) {
        AuditKind kind = switch (act) {
            case CREATED -> AuditKind.SCHEDULE_CREATED;
            case CHANGED -> AuditKind.SCHEDULE_CHANGED;
            case DELETED -> AuditKind.SCHEDULE_DELETED;
        };
        var details = Map.of(
                "report", schedule.report(),
                "cron", schedule.cron(),
                "timeZone", schedule.timeZone(),
                "recipients", schedule.recipients(),
                "onlyWhenSomething", schedule.onlyWhenSomething(),
                "enabled", schedule.enabled());
        var subject = new Subject("Schedule", schedule.id().value());
        log.add(AuditEntry.of(schedule.id().tenant(), kind, subject, details));
    }

    @Override
    public void runRequested(RunView run) {
        var details = Map.of("report", run.report(), "schedule", run.schedule().value());
        log.add(AuditEntry.of(run.id().tenant(), AuditKind.REPORT_RUN_REQUESTED, subject(run), details));
    }

    @Override
    public void sentAgain(DeliveryView letter) {
        var subject = new Subject("Delivery", letter.id().value());
        var details = Map.of("recipient", letter.recipient());
        log.add(AuditEntry.of(letter.id().tenant(), AuditKind.LETTER_SENT_AGAIN, subject, details));
    }

    @Override
    public void triedAgain(WorkFailure failure) {
        var subject = new Subject(failure.id().kind().title(), failure.id().value());
        var details = Map.of("failures", failure.failures(), "failure", failure.failure());
        TenantId tenant = failure.id().tenant();
        log.add(AuditEntry.of(
                TenantId.NONE.equals(tenant) ? null : tenant, AuditKind.WORK_TRIED_AGAIN, subject, details));
    }

    /** Before the first byte: what cannot be put on record is not handed out. */
    void downloaded(RunView run, RunView.File file) {
        var details = Map.of("report", run.report(), "file", file.name());
        log.add(AuditEntry.of(run.id().tenant(), AuditKind.REPORT_DOWNLOADED, subject(run), details));
    }

    private static Subject subject(RunView run) {
        return new Subject("Run", run.id().value());
    }
}
