package dev.muster.api.history;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.directory.ResourceId;
import dev.muster.history.asof.DirectoryAsOf;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/directory/users/<id>?at=2026-11-22T10:00:00Z}: a resource as it was. Without {@code at}: as it is. */
@RestController
@RequestMapping("/api/directory")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class DirectoryEndpoint {
    private final DirectoryAsOf directory;
    private final Clock clock;

    DirectoryEndpoint(DirectoryAsOf directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param position of the last event that it covers */
    record Answer(
            Instant at,
            long position,
            boolean deleted,
            @Nullable Instant deletedAt,
            @Nullable JsonNode resource) {}

    /**
     * Reads a resource as it was at a time. Without {@code at}: as it is. It has what the resource itself stores: of a user
     * neither groups, roles nor equipment.
     *
     * @param type {@code users}, {@code groups}, {@code roles}, {@code equipment}, {@code integrations} or {@code schemas}
     * @param at the time
     */
    @GetMapping("/{type}/{id}")
    ResponseEntity<Object> find(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String type,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant at) {
        Instant now = clock.instant();
        Instant wanted = at == null ? now : at;
        if (wanted.isAfter(now)) {
            throw new ApiRefusal.BadValue("at", "It lies in the future; the latest that can be told is " + now + ".");
        }
        ResourceId resource = SubjectType.of(type).id(caller.tenant(), id);
        return switch (directory.find(resource, wanted)) {
            case DirectoryAsOf.There there ->
                ResponseEntity.ok(new Answer(wanted, there.position(), false, null, there.resource()));
            case DirectoryAsOf.Deleted deleted ->
                ResponseEntity.ok(new Answer(wanted, deleted.position(), true, deleted.deletedAt(), null));
            case DirectoryAsOf.NotYet notYet -> problem(HttpStatus.NOT_FOUND, absence(notYet, wanted));
            case DirectoryAsOf.StillOpen ignored ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body(ProblemDetail.forStatusAndDetail(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Changes that began before " + wanted
                                        + " are still being written, so what was at that time is not"
                                        + " known yet. Ask again in a moment."));
        };
    }

    private static String absence(DirectoryAsOf.NotYet notYet, Instant at) {
        return notYet.created() == null
                ? "The tenant never had such a resource."
                : "At " + at + " there was no such resource yet: it was created at " + notYet.created() + ".";
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
