package dev.muster.api.integration;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.directory.Commands;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.IntegrationCommand.ConfigureIntegration;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.RequestRate;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.integration.IntegrationView;
import dev.muster.projections.integration.Integrations;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/integrations")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER})
class IntegrationsEndpoint {
    /** @param policies the profile's usual ones, where it is left out */
    record Wanted(
            @Nullable String name,
            @Nullable ClientProfile profile,
            @Nullable PolicyAnswer policies) {}

    record IntegrationResource(
            UUID id,
            String name,
            ClientProfile profile,
            PolicyAnswer policies,
            Instant created,
            Instant lastModified) {}

    private final Commands commands;
    private final Integrations integrations;
    private final RequestRate usualRate;
    private final ResourceType user;

    IntegrationsEndpoint(Commands commands, Integrations integrations, RequestRate usualRate, SchemaRegistry schemas) {
        this.commands = commands;
        this.integrations = integrations;
        this.usualRate = usualRate;
        this.user = schemas.user();
    }

    /** Lists the integrations with their policies. */
    @GetMapping
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    Page<IntegrationResource> list(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        return new Page<>(
                integrations.of(caller.tenant()).stream().map(this::resource).toList(), null);
    }

    /** Reads an integration. */
    @GetMapping("/{id}")
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    IntegrationResource get(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return resource(find(new IntegrationId(caller.tenant(), id)));
    }

    /** Configures a new integration. Policies that are left out are those of the profile. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IntegrationResource create(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody Wanted body) {
        return configure(caller, IntegrationId.next(caller.tenant()), body);
    }

    /** Configures an integration anew. Policies that are left out become again those of the profile. */
    @PutMapping("/{id}")
    IntegrationResource replace(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id, @RequestBody Wanted body) {
        IntegrationId integration = new IntegrationId(caller.tenant(), id);
        find(integration);
        return configure(caller, integration, body);
    }

    private IntegrationResource configure(Caller caller, IntegrationId integration, Wanted body) {
        ClientProfile profile = RequestFields.value("profile", body.profile(), "give OKTA, ENTRA or RFC.");
        Policies policies = body.policies() == null
                ? Policies.defaultsFor(profile)
                : body.policies().over(profile, usualRate, user);
        var configure =
                new ConfigureIntegration(integration, RequestFields.text("name", body.name(), 200), profile, policies);
        commands.send(configure, caller.context());
        return resource(find(integration));
    }

    private IntegrationView find(IntegrationId integration) {
        return integrations.find(integration).orElseThrow(NoSuchResource::new);
    }

    private IntegrationResource resource(IntegrationView integration) {
        return new IntegrationResource(
                integration.integration().value(),
                integration.name(),
                integration.profile(),
                PolicyAnswer.of(integration.policies(), usualRate),
                integration.created(),
                integration.lastModified());
    }
}
