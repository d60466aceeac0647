package dev.muster.server.boot;

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
import dev.muster.projections.tenancy.TenantScope;
import dev.muster.projections.tenant.Tenants;
import dev.muster.server.security.Secret;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the first tenant and its Okta integration where there is none yet. */
@Component
class FirstBoot implements ApplicationRunner {
    private final Commands commands;
    private final Tenants tenants;
    private final String configuredToken;
    private final ClientProfile profile;

    FirstBoot(
            Commands commands,
            Tenants tenants,
            @Value("${muster.bootstrap.token:}") String configuredToken,
            @Value("${muster.bootstrap.profile:okta}") String profile) {
        this.commands = commands;
        this.tenants = tenants;
        this.configuredToken = configuredToken;
        this.profile = ClientProfile.valueOf(profile.toUpperCase(java.util.Locale.ROOT));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!TenantScope.acrossTenants(tenants::all).isEmpty()) return;
        TenantId tenant = TenantId.next();
        IntegrationId integration = IntegrationId.next(tenant);
        Secret secret = configuredToken.isEmpty() ? Secret.mint() : new Secret(configuredToken);
        var context = new MessageContext(tenant, new Actor.Muster(), "first-boot", null);
        commands.send(new OpenTenant(tenant, "First tenant"), context);
        commands.send(new ConfigureIntegration(integration, "Okta", profile, Policies.defaultsFor(profile)), context);
        commands.send(
                new IssueCredential(
                        integration,
                        CredentialId.next(tenant),
                        Set.of(Scope.SCIM),
                        secret.sha256(),
                        secret.hint(),
                        null,
                        null),
                context);
        System.out.println("SCIM base URL: /scim/v2  token: " + secret.text());
    }
}
