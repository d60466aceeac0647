package dev.muster.api.history;

import dev.muster.api.AllowedFor;
import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.PersonRole;
import dev.muster.api.person.People;
import dev.muster.api.person.Person;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.projections.history.Timeline;
import dev.muster.projections.history.Timeline.Wanted;
import dev.muster.projections.history.TimelineEntry;
import dev.muster.projections.tenancy.TenantScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final People people;

    HistoryEndpoint(Timeline timeline, People people) {
        this.timeline = timeline;
        this.people = people;
    }

    /** @param next what {@code before} is for the next page; null on the last one */
    record Page(List<ShownEntry> entries, @Nullable Long next) {}

    @GetMapping
    ResponseEntity<Object> ofTenant(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @ModelAttribute HistoryQuery query,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Wanted wanted = query.wanted();
        return answer(timeline.of(caller.tenant(), wanted), wanted, caller.tenant(), asCsv(format, accept));
    }

    @GetMapping("/{type}/{id}")
    ResponseEntity<Object> ofResource(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String type,
            @PathVariable UUID id,
            @ModelAttribute HistoryQuery query,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Wanted wanted = query.wanted();
        ResourceId subject = SubjectType.of(type).id(caller.tenant(), id);
        List<TimelineEntry> entries = TenantScope.within(subject.tenant(), () -> {
            List<TimelineEntry> found = timeline.of(subject, wanted);
            if (found.isEmpty() && !timeline.knows(subject)) throw new NoSuchResource();
            return found;
        });
        return answer(entries, wanted, caller.tenant(), asCsv(format, accept));
    }

    private ResponseEntity<Object> answer(List<TimelineEntry> entries, Wanted wanted, TenantId tenant, boolean csv) {
        Map<UUID, Optional<String>> names = new HashMap<>();
        List<ShownEntry> shown = entries.stream()
                .map(entry -> ShownEntry.of(
                        entry,
                        id -> names.computeIfAbsent(id, person -> nameOf(tenant, person))
                                .orElse(null)))
                .toList();
        Long next = entries.size() < wanted.count() ? null : entries.getLast().position();
        if (!csv) return ResponseEntity.ok(new Page(shown, next));

        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history.csv\"");
        if (next != null) answer.header("X-Next-Before", next.toString());
        return answer.body(HistoryCsv.of(shown));
    }

    private Optional<String> nameOf(TenantId tenant, UUID person) {
        return people.find(tenant, person)
                .or(() ->
                        TenantScope.acrossTenants(() -> people.find(null, person))) // the operator belongs to no tenant
                .map(Person::name);
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
