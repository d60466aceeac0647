package dev.muster.api.report;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.directory.NoSuchResource;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.reports.Report;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleId;
import dev.muster.reports.ScheduleRequest;
import dev.muster.reports.ScheduleView;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/schedules}: when a report goes to whom. */
@RestController
@RequestMapping("/api/schedules")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN})
class SchedulesEndpoint {
    private final ReportSchedules schedules;

    SchedulesEndpoint(ReportSchedules schedules) {
        this.schedules = schedules;
    }

    /**
     * What a client sends; all but the time zone (UTC), the condition (false) and whether it is enabled (true) must be there.
     * Who changes a schedule sends the whole of it: what is left out must not move a report to another hour.
     */
    record Order(
            @Nullable String report,
            @Nullable String cron,
            @Nullable String timeZone,
            @Nullable List<String> recipients,
            @Nullable Boolean onlyWhenSomething,
            @Nullable Boolean enabled) {
        ScheduleRequest asChange(List<Report> reports) {
            given("timeZone", timeZone, "Give the whole schedule, as a GET answers it.");
            given("onlyWhenSomething", onlyWhenSomething, "Give the whole schedule, as a GET answers it.");
            given("enabled", enabled, "Give the whole schedule, as a GET answers it.");
            return asRequest(reports);
        }

        ScheduleRequest asRequest(List<Report> reports) {
            String names = String.join(", ", reports.stream().map(Report::name).toList());
            return new ScheduleRequest(
                    given("report", report, "Name one of: " + names + "."),
                    given("cron", cron, "Give a cron expression with seconds first, such as '0 0 8 1 * ?'."),
                    Objects.requireNonNullElse(timeZone, "UTC"),
                    given("recipients", recipients, "Give a list of e-mail addresses."),
                    Objects.requireNonNullElse(onlyWhenSomething, false),
                    Objects.requireNonNullElse(enabled, true));
        }

        private static <T> T given(String name, @Nullable T value, String cure) {
            if (value == null) throw new ApiRefusal.BadValue(name, "It is missing. " + cure);
            return value;
        }
    }

    /** A schedule as it is shown. */
    record Shown(
            UUID id,
            String report,
            String cron,
            String timeZone,
            List<String> recipients,
            boolean onlyWhenSomething,
            boolean enabled,
            String state,
            int failures,
            @Nullable String failure,
            List<java.time.Instant> next,
            List<String> warnings) {
        static Shown of(ScheduleView view) {
            return new Shown(
                    view.id().value(),
                    view.report(),
                    view.cron(),
                    view.timeZone(),
                    view.recipients(),
                    view.onlyWhenSomething(),
                    view.enabled(),
                    view.state().name(),
                    view.failures(),
                    view.failure(),
                    view.next(),
                    view.warnings());
        }
    }

    /** Lists the schedules of reports. */
    @GetMapping
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    Page<Shown> list(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        return Page.whole(schedules.list(caller.tenant()), Shown::of);
    }

    /** Schedules a report. */
    @PostMapping
    ResponseEntity<Shown> create(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody Order order) {
        Shown made = Shown.of(schedules.create(caller.tenant(), order.asRequest(schedules.reports())));
        return ResponseEntity.created(URI.create("/api/schedules/" + made.id())).body(made);
    }

    /** Reads a schedule. */
    @GetMapping("/{id}")
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    Shown get(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return schedules
                .find(new ScheduleId(caller.tenant(), id))
                .map(Shown::of)
                .orElseThrow(NoSuchResource::new);
    }

    /** Changes a schedule. The body is the whole of it. */
    @PutMapping("/{id}")
    Shown update(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id, @RequestBody Order order) {
        return Shown.of(schedules.update(new ScheduleId(caller.tenant(), id), order.asChange(schedules.reports())));
    }

    /** Deletes a schedule. Its runs stay. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        schedules.delete(new ScheduleId(caller.tenant(), id));
        return ResponseEntity.noContent().build();
    }

    /** Runs a report now, beside its schedule. The answer names the run, which begins within moments. */
    @PostMapping("/{id}/runs")
    ResponseEntity<RunsEndpoint.Shown> runNow(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        RunView run = schedules.runNow(new ScheduleId(caller.tenant(), id));
        return ResponseEntity.accepted()
                .location(URI.create("/api/runs/" + run.id().value()))
                .body(RunsEndpoint.Shown.of(run));
    }
}
