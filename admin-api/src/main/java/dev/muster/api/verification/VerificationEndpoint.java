package dev.muster.api.verification;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantId;
import dev.muster.history.replay.VerificationView;
import dev.muster.history.replay.Verifications;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import java.net.URI;
import java.util.Map;
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

/**
 * Starts a verification, shows how far it is, and what came of it and of the ones before. Owners and auditors verify their tenant, the operator
 * one that is named with {@code ?tenant=}, or the whole store: of that there are counts, and no rows are named.
 */
@RestController
@RequestMapping("/api/verification")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.AUDITOR})
class VerificationEndpoint {
    private static final int SHOWN = 20;

    private final Verifications verifications;
    private final AuditLog audit;

    VerificationEndpoint(Verifications verifications, AuditLog audit) {
        this.verifications = verifications;
        this.audit = audit;
    }

    /**
     * Starts a verification: the events are replayed beside the tables, which are then compared. Without {@code tenant} the
     * operator verifies all tenants.
     */
    @PostMapping
    ResponseEntity<VerificationView> start(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(name = "tenant", required = false) @Nullable UUID named) {
        TenantId tenant = tenant(caller, named);
        UUID id = verifications.start("person/" + caller.person(), tenant);
        audit.add(AuditEntry.of(tenant, AuditKind.VERIFICATION_STARTED, new Subject("Verification", id), Map.of()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/verification/" + id + (named == null ? "" : "?tenant=" + named)))
                .body(find(caller, named, id));
    }

    /** Reads how far a verification is, and what came of it. */
    @GetMapping("/{id}")
    VerificationView find(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(name = "tenant", required = false) @Nullable UUID named,
            @PathVariable UUID id) {
        TenantId tenant = tenant(caller, named);
        return shown(verifications.find(id, tenant).orElseThrow(NoSuchResource::new), tenant);
    }

    /** Lists the latest verifications. */
    @GetMapping
    Page<VerificationView> latest(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(name = "tenant", required = false) @Nullable UUID named) {
        TenantId tenant = tenant(caller, named);
        return Page.whole(verifications.latest(SHOWN, tenant), view -> shown(view, tenant));
    }

    /** Only by being named: where there is one tenant alone, the operator still speaks of the store. */
    private static @Nullable TenantId tenant(Caller caller, @Nullable UUID named) {
        return caller.role() == PersonRole.OPERATOR && named == null ? null : caller.tenant();
    }

    private static VerificationView shown(VerificationView view, @Nullable TenantId tenant) {
        return tenant == null ? view.counted() : view;
    }
}
