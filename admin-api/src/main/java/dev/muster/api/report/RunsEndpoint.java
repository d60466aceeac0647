package dev.muster.api.report;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryView;
import dev.muster.directory.NoSuchResource;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.reports.Form;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.RunId;
import dev.muster.reports.RunView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** {@code /api/runs}: what became of each report, its files and its letters. */
@RestController
@RequestMapping("/api/runs")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class RunsEndpoint {
    private final ReportRuns runs;
    private final ReportsOnRecord audit;

    RunsEndpoint(ReportRuns runs, ReportsOnRecord audit) {
        this.runs = runs;
        this.audit = audit;
    }

    /** A run as it is shown. */
    record Shown(
            UUID id,
            UUID schedule,
            String report,
            Instant scheduledFor,
            String cause,
            String state,
            int attempts,
            @Nullable Instant asOf,
            @Nullable Long rows,
            @Nullable String subject,
            @Nullable String failure,
            @Nullable Instant finished,
            List<RunView.File> files) {
        static Shown of(RunView run) {
            return new Shown(
                    run.id().value(),
                    run.schedule().value(),
                    run.report(),
                    run.scheduledFor(),
                    run.cause().name(),
                    run.state().name(),
                    run.attempts(),
                    run.asOf(),
                    run.rows(),
                    run.subject(),
                    run.failure(),
                    run.finished(),
                    run.files());
        }
    }

    /** A letter as it is shown. */
    record Letter(
            UUID id,
            String recipient,
            String state,
            int attempts,
            @Nullable String place,
            @Nullable String failure,
            @Nullable Instant finished) {
        static Letter of(DeliveryView delivery) {
            return new Letter(
                    delivery.id().value(),
                    delivery.recipient(),
                    delivery.state().name(),
                    delivery.attempts(),
                    delivery.place(),
                    delivery.failure(),
                    delivery.finished());
        }
    }

    /** Lists the runs of reports, the newest first. */
    @GetMapping
    Page<Shown> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = RequestFields.limit(limit);
        RunId before = after == null ? null : new RunId(caller.tenant(), after);
        List<Shown> found = runs.list(caller.tenant(), before, size + 1).stream()
                .map(Shown::of)
                .toList();
        return Page.of(found, size, run -> run.id().toString());
    }

    /** Reads what became of a run. */
    @GetMapping("/{id}")
    Shown get(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return Shown.of(find(caller, id));
    }

    /** Lists the letters of a run. */
    @GetMapping("/{id}/deliveries")
    Page<Letter> deliveries(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return Page.whole(runs.deliveries(find(caller, id).id()), Letter::of);
    }

    /**
     * Reads a file of a run, as it was sent.
     *
     * @param form {@code pdf}, {@code csv}, {@code html} or {@code text}
     */
    @GetMapping("/{id}/files/{form}")
    ResponseEntity<StreamingResponseBody> file(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id, @PathVariable String form) {
        RunView run = find(caller, id);
        RunView.File file = run.files().stream()
                .filter(stored -> stored.form() == form(form))
                .findFirst()
                .orElseThrow(NoSuchResource::new);
        audit.downloaded(run, file);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.form().contentType()))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(out -> runs.writeFile(run.id(), file.form(), out));
    }

    /**
     * Sends a letter of a run again that failed, or of which nobody knows whether it went out.
     *
     * @param delivery the id of the letter
     */
    @PostMapping("/{id}/deliveries/{delivery}/send")
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN})
    Letter sendAgain(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id, @PathVariable UUID delivery) {
        find(caller, id);
        return Letter.of(runs.sendAgain(new DeliveryId(caller.tenant(), delivery)));
    }

    private RunView find(Caller caller, UUID id) {
        return runs.find(new RunId(caller.tenant(), id)).orElseThrow(NoSuchResource::new);
    }

    private static Form form(String name) {
        return Arrays.stream(Form.values())
                .filter(form -> form.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal.BadValue("form", "Ask for pdf, csv, html or text."));
    }
}
