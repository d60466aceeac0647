package dev.muster.api.access;

import dev.muster.api.CallingApplication;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.projections.role.Access;
import dev.muster.projections.role.Roles;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /access?userName=}. Always 200: that nobody has the name is an answer. */
@RestController
class AccessEndpoint {
    private final Roles roles;
    private final PoliciesInForce policies;

    AccessEndpoint(Roles roles, PoliciesInForce policies) {
        this.roles = roles;
        this.policies = policies;
    }

    /** Never to be kept anywhere: whoever is deactivated is refused from the very next request. */
    @GetMapping("/access")
    ResponseEntity<AccessAnswer> access(
            @RequestAttribute(CallingApplication.ATTRIBUTE) CallingApplication application,
            @RequestParam String userName) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(AccessAnswer.of(access(application.tenant(), userName)));
    }

    private Access access(TenantId tenant, String userName) {
        Access access = roles.accessOf(tenant, userName);
        if (!access.isAllowed() || access.owner() == null) return access;
        boolean has = policies.of(access.owner()).userRules().hasAccess(access.userType());
        return has ? access : access.without();
    }
}
