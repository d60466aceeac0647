package dev.muster.api.access;

import dev.muster.api.CallingApplication;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
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
@RequiresScope(read = Scope.ACCESS)
class AccessEndpoint {
    private final Roles roles;
    private final PoliciesInForce policies;

    AccessEndpoint(Roles roles, PoliciesInForce policies) {
        this.roles = roles;
        this.policies = policies;
    }

    /**
     * Says whether somebody may come in, and with which roles. Always 200: that nobody has the name is an answer. Do not
     * keep the answer: whoever is deactivated is refused from the very next request.
     *
     * @param userName of the person; upper and lower case are the same
     */
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
