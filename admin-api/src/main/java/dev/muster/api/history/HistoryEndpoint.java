package dev.muster.api.history;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.eventstore.EventTypes;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.history.timeline.Timeline;
import dev.muster.history.timeline.Timeline.Wanted;
import dev.muster.history.timeline.TimelineEntry;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonNames;
import dev.muster.people.PersonRole;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/history}: what happened, the newest first, of the whole tenant or of one resource; as JSON or CSV. */
@RestController
@RequestMapping("/api/history")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class HistoryEndpoint {
    private static final MediaType CSV = new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8);

    private final Timeline timeline;
    private final EventTypes types;
    private final PersonNames people;
    private final AuditLog audit;

    HistoryEndpoint(Timeline timeline, EventTypes types, PersonNames people, AuditLog audit) {
        this.timeline = timeline;
        this.types = types;
        this.people = people;
        this.audit = audit;
    }

    /**
     * Lists what happened in the tenant, the newest first. As CSV it says in {@code X-Next-After} what to send as {@code
     * after}.
     *
     * @param format {@code json} or {@code csv}
     */
    @GetMapping
    ResponseEntity<Object> ofTenant(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @ModelAttribute HistoryQuery query,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Wanted wanted = query.wanted(types.names());
        return answer(timeline.of(caller.tenant(), wanted), wanted, caller.tenant(), null, asCsv(format, accept));
    }

    /**
     * Lists what happened to one resource, the newest first.
     *
     * @param type {@code users}, {@code groups}, {@code roles}, {@code equipment}, {@code integrations} or {@code schemas}
     * @param format {@code json} or {@code csv}
     */
    @GetMapping("/{type}/{id}")
    ResponseEntity<Object> ofResource(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String type,
            @PathVariable UUID id,
            @ModelAttribute HistoryQuery query,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Wanted wanted = query.wanted(types.names());
        ResourceId subject = SubjectType.of(type).id(caller.tenant(), id);
        List<TimelineEntry> entries = TenantScope.within(subject.tenant(), () -> {
            List<TimelineEntry> found = timeline.of(subject, wanted);
            if (found.isEmpty() && !timeline.knows(subject)) throw new NoSuchResource();
            return found;
        });
        return answer(entries, wanted, caller.tenant(), new Subject(type, id), asCsv(format, accept));
    }

    private ResponseEntity<Object> answer(
            List<TimelineEntry> entries, Wanted wanted, TenantId tenant, @Nullable Subject of, boolean csv) {
        PersonNames.Known names = people.seenFrom(tenant);
        List<ShownEntry> shown =
                entries.stream().map(entry -> ShownEntry.of(entry, names)).toList();
        Long next = entries.size() < wanted.count() ? null : entries.getLast().position();
        if (!csv) return ResponseEntity.ok(new Page<>(shown, next == null ? null : next.toString()));
        audit.add(AuditEntry.of(tenant, AuditKind.HISTORY_DOWNLOADED, of, Map.of("entries", shown.size())));

        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history.csv\"");
        if (next != null) answer.header("X-Next-After", next.toString());
        return answer.body(HistoryCsv.of(shown));
    }

    private static boolean asCsv(@Nullable String format, @Nullable String accept) {
        if (format == null) return accept != null && accept.startsWith("text/csv");
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw new ApiRefusal.BadValue("format", "It is json or csv.");
        };
    }
}
