package dev.muster.api.report;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantId;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.work.WorkFailure;
import dev.muster.work.WorkKind;
import dev.muster.work.WorkRepair;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/failures}: what Muster could not do for this tenant in the background, and tries again or has given up. */
@RestController
@RequestMapping("/api/failures")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class FailuresEndpoint {
    private final WorkRepair repair;

    FailuresEndpoint(WorkRepair repair) {
        this.repair = repair;
    }

    /**
     * A failure as it is shown.
     *
     * @param kind    of what {@code id} is the id
     * @param nextTry null once it is given up, and where it comes again by itself
     */
    record Shown(
            String kind,
            UUID id,
            int failures,
            String failure,
            Instant firstFailed,
            Instant lastFailed,
            String state,
            @Nullable Instant nextTry) {
        static Shown of(WorkFailure failure) {
            return new Shown(
                    failure.id().kind().name(),
                    failure.id().value(),
                    failure.failures(),
                    failure.failure(),
                    failure.firstFailed(),
                    failure.lastFailed(),
                    failure.givenUp() ? "GAVE_UP" : "FAILING",
                    failure.givenUp() || failure.id().kind() == WorkKind.UPKEEP ? null : failure.notBefore());
        }
    }

    /**
     * Lists what could not be done in the background.
     *
     * @param installation the operator's: what belongs to no tenant
     */
    @GetMapping
    Page<Shown> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false, defaultValue = "false") boolean installation,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = RequestFields.limit(limit);
        return Page.of(
                repair.list(whose(caller, installation), after, size + 1).stream()
                        .map(Shown::of)
                        .toList(),
                size,
                failure -> failure.id().toString());
    }

    /**
     * Forgets a failure, so that the work is tried at once.
     *
     * @param installation the operator's: what belongs to no tenant
     */
    @PostMapping("/{id}/retry")
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN})
    ResponseEntity<Void> retry(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false, defaultValue = "false") boolean installation) {
        if (!repair.retry(whose(caller, installation), id)) throw new NoSuchResource();
        return ResponseEntity.noContent().build();
    }

    private static TenantId whose(Caller caller, boolean installation) {
        if (installation && caller.role() != PersonRole.OPERATOR) {
            throw new ApiRefusal.OperatorsOnly();
        }
        return installation ? TenantId.NONE : caller.tenant();
    }
}
