package dev.muster.api.tenant;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.directory.Commands;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantId;
import dev.muster.directory.tenant.TenantCommand.OpenTenant;
import dev.muster.directory.tenant.TenantCommand.RenameTenant;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.tenant.Tenants;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tenants")
@AllowedFor(PersonRole.OPERATOR)
class TenantsEndpoint {
    private static final int LONGEST = 200;

    record NewTenant(@Nullable String name) {}

    record TenantResource(UUID id, String name, Instant opened) {}

    private final Commands commands;
    private final Tenants tenants;

    TenantsEndpoint(Commands commands, Tenants tenants) {
        this.commands = commands;
        this.tenants = tenants;
    }

    /** Lists the tenants. */
    @GetMapping
    Page<TenantResource> list() {
        return new Page<>(
                TenantScope.acrossTenants(tenants::all).stream()
                        .map(TenantsEndpoint::resource)
                        .toList(),
                null);
    }

    /** Opens a tenant. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TenantResource open(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody NewTenant body) {
        TenantId tenant = TenantId.next();
        commands.send(
                new OpenTenant(tenant, RequestFields.text("name", body.name(), LONGEST)), caller.contextIn(tenant));
        return TenantScope.within(tenant, () -> resource(tenants.find(tenant).orElseThrow()));
    }

    /**
     * Renames a tenant. Its name stands above its reports and in the subjects of its letters; an owner renames their own.
     */
    @PatchMapping("/{tenant}")
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER})
    TenantResource rename(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID tenant, @RequestBody NewTenant body) {
        TenantId id = new TenantId(tenant);
        if (caller.role() != PersonRole.OPERATOR && !id.equals(caller.tenant())) throw new NoSuchResource();
        commands.send(new RenameTenant(id, RequestFields.text("name", body.name(), LONGEST)), caller.contextIn(id));
        return TenantScope.within(id, () -> resource(tenants.find(id).orElseThrow()));
    }

    private static TenantResource resource(Tenants.TenantView tenant) {
        return new TenantResource(tenant.tenant().value(), tenant.name(), tenant.opened());
    }
}
