package dev.muster.api.integration;

import dev.muster.api.AllowedFor;
import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Given;
import dev.muster.api.Page;
import dev.muster.api.PersonRole;
import dev.muster.directory.Commands;
import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.integration.IntegrationCommand.IssueCredential;
import dev.muster.directory.integration.IntegrationCommand.RevokeCredential;
import dev.muster.directory.integration.Scope;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.Integrations;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mints, lists and revokes. The secret is in the answer that mints it, and nowhere else ever after. */
@RestController
@RequestMapping("/api/integrations/{integration}/credentials")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER})
class CredentialsEndpoint {
    /** @param basicUser the user name, for clients that know HTTP Basic only */
    record Wanted(
            @Nullable Set<Scope> scopes,
            @Nullable String basicUser,
            @Nullable Instant expires) {}

    record CredentialResource(
            UUID id,
            Set<Scope> scopes,
            String hint,
            @Nullable String basicUser,
            Instant issued,
            @Nullable Instant expires,
            @Nullable Instant revoked,
            @Nullable Instant lastUsed,
            @Nullable String secret) {}

    private final Commands commands;
    private final Integrations integrations;
    private final CredentialLastUse lastUse;
    private final Clock clock;

    CredentialsEndpoint(Commands commands, Integrations integrations, CredentialLastUse lastUse, Clock clock) {
        this.commands = commands;
        this.integrations = integrations;
        this.lastUse = lastUse;
        this.clock = clock;
    }

    @GetMapping
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    Page<CredentialResource> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable("integration") UUID id) {
        IntegrationId integration = existing(caller, id);
        Map<UUID, Instant> used = lastUse.of(caller.tenant());
        return new Page<>(
                integrations.credentialsOf(integration).stream()
                        .map(credential -> resource(credential, used, null))
                        .toList(),
                null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CredentialResource mint(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestBody Wanted body) {
        IntegrationId integration = existing(caller, id);
        Secret secret = Secret.mint();
        CredentialId credential = CredentialId.next(caller.tenant());
        var issue = new IssueCredential(
                integration,
                credential,
                scopes(body.scopes()),
                secret.sha256(),
                secret.hint(),
                basicUser(body.basicUser()),
                future(body.expires()));
        commands.send(issue, caller.context());
        return integrations.credentialsOf(integration).stream()
                .filter(view -> view.credential().equals(credential))
                .map(view -> resource(view, Map.of(), secret.text()))
                .findFirst()
                .orElseThrow();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID integration,
            @PathVariable UUID id) {
        commands.send(
                new RevokeCredential(existing(caller, integration), new CredentialId(caller.tenant(), id)),
                caller.context());
    }

    private IntegrationId existing(Caller caller, UUID id) {
        IntegrationId integration = new IntegrationId(caller.tenant(), id);
        if (integrations.find(integration).isEmpty()) throw new NoSuchResource();
        return integration;
    }

    private static Set<Scope> scopes(@Nullable Set<Scope> wanted) {
        if (wanted == null) return EnumSet.of(Scope.SCIM);
        if (wanted.isEmpty()) throw new ApiRefusal.BadValue("scopes", "give at least one of SCIM, EQUIPMENT, ACCESS.");
        if (wanted.contains(Scope.ACCESS) && wanted.size() > 1) {
            throw new ApiRefusal.BadValue(
                    "scopes", "ACCESS is for the customer's application, which only reads: mint it by itself.");
        }
        return Set.copyOf(wanted);
    }

    private static @Nullable String basicUser(@Nullable String given) {
        String user = Given.optionalText("basicUser", given, 100).orElse(null);
        if (user != null && user.contains(":")) {
            throw new ApiRefusal.BadValue("basicUser", "a user name of HTTP Basic cannot have a colon.");
        }
        return user;
    }

    private @Nullable Instant future(@Nullable Instant expires) {
        if (expires != null && !expires.isAfter(clock.instant())) {
            throw new ApiRefusal.BadValue("expires", "that time has passed; give a later one, or none.");
        }
        return expires;
    }

    private static CredentialResource resource(CredentialView view, Map<UUID, Instant> used, @Nullable String secret) {
        UUID id = view.credential().value();
        return new CredentialResource(
                id,
                view.scopes(),
                view.hint(),
                view.basicUser(),
                view.issued(),
                view.expires(),
                view.revoked(),
                used.get(id),
                secret);
    }
}
