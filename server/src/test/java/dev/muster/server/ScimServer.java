package dev.muster.server;

import dev.muster.api.integration.Secret;
import dev.muster.directory.Actor;
import dev.muster.directory.Commands;
import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.IntegrationCommand.ConfigureIntegration;
import dev.muster.directory.integration.IntegrationCommand.IssueCredential;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.directory.tenant.TenantCommand.OpenTenant;
import java.util.List;
import java.util.Set;

/** Makes tenants of a running server for tests, which so keep out of each other's way, and their clients. */
public record ScimServer(int port, Commands commands) {

    /** A new tenant with one integration of that profile, seen through a credential for SCIM. */
    public ScimClient newTenant(ClientProfile profile) {
        TenantId tenant = TenantId.next();
        commands.send(new OpenTenant(tenant, "Tenant " + tenant), asMuster(tenant));
        return newClient(tenant, "First", profile, Policies.defaultsFor(profile), Set.of(Scope.SCIM));
    }

    /** One more integration of a tenant, seen through a credential of its own. */
    public ScimClient newClient(
            TenantId tenant, String name, ClientProfile profile, Policies policies, Set<Scope> scopes) {
        IntegrationId integration = IntegrationId.next(tenant);
        CredentialId credential = CredentialId.next(tenant);
        Secret secret = Secret.mint();
        MessageContext context = asMuster(tenant);
        commands.send(new ConfigureIntegration(integration, name, profile, policies), context);
        commands.send(
                new IssueCredential(
                        integration, credential, scopes, secret.sha256(), secret.hint(), null, null, List.of(), null),
                context);
        return new ScimClient("http://localhost:" + port, integration, "Bearer " + secret.text());
    }

    /** What Muster itself may do in a tenant. */
    public static MessageContext asMuster(TenantId tenant) {
        return new MessageContext(tenant, new Actor.Muster(), "test", null);
    }
}
