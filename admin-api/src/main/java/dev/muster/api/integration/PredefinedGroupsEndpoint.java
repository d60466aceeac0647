package dev.muster.api.integration;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.directory.Commands;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.integration.IntegrationCommand.PredefineGroup;
import dev.muster.directory.integration.IntegrationCommand.WithdrawPredefinedGroup;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.integration.Integrations;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The groups that an integration may push, where its policy lets it push no others. */
@RestController
@RequestMapping("/api/integrations/{integration}/predefined-groups")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER})
class PredefinedGroupsEndpoint {
    record Named(@Nullable String displayName) {}

    private final Commands commands;
    private final Integrations integrations;

    PredefinedGroupsEndpoint(Commands commands, Integrations integrations) {
        this.commands = commands;
        this.integrations = integrations;
    }

    /** Lists the groups that an integration may push, where its policy lets it push no others. */
    @GetMapping
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    Page<Named> list(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable("integration") UUID id) {
        return names(existing(caller, id));
    }

    /** Predefines a group for an integration. */
    @PostMapping
    Page<Named> predefine(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestBody Named body) {
        IntegrationId integration = existing(caller, id);
        commands.send(
                new PredefineGroup(integration, RequestFields.text("displayName", body.displayName(), 256)),
                caller.context());
        return names(integration);
    }

    /**
     * Withdraws a predefined group. By parameter: a name may have a slash, and a path may not.
     *
     * @param displayName of the group
     */
    @DeleteMapping
    Page<Named> withdraw(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestParam(required = false) @Nullable String displayName) {
        IntegrationId integration = existing(caller, id);
        commands.send(
                new WithdrawPredefinedGroup(integration, RequestFields.text("displayName", displayName, 256)),
                caller.context());
        return names(integration);
    }

    private Page<Named> names(IntegrationId integration) {
        return new Page<>(
                integrations.predefinedGroupsOf(integration).stream()
                        .map(Named::new)
                        .toList(),
                null);
    }

    private IntegrationId existing(Caller caller, UUID id) {
        IntegrationId integration = new IntegrationId(caller.tenant(), id);
        if (integrations.find(integration).isEmpty()) throw new NoSuchResource();
        return integration;
    }
}
