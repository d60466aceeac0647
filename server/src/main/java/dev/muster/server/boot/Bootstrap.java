package dev.muster.server.boot;

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
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.OneTimePassword;
import dev.muster.people.PasswordHashing;
import dev.muster.people.People;
import dev.muster.people.PersonRole;
import dev.muster.projections.tenant.Tenants;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes what an empty database lacks: a tenant with its first integration, and the operator. All of it is one transaction,
 * under a lock: of two servers that start on one empty database, the second finds everything there.
 */
@Component
class Bootstrap {
    private static final String OPERATOR = "operator";

    private final Commands commands;
    private final Tenants tenants;
    private final People people;
    private final PasswordHashing hashing;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Bootstrap(
            Commands commands,
            Tenants tenants,
            People people,
            PasswordHashing hashing,
            JdbcClient db,
            PlatformTransactionManager transactions) {
        this.commands = commands;
        this.tenants = tenants;
        this.people = people;
        this.hashing = hashing;
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param keep is told the secrets before they become true: a crash between the two leaves secrets of nothing, and the
     *             next start makes new ones, whereas the other way round it would leave a server that nobody can enter
     * @return what was made
     */
    BootstrapResult make(FirstBootSettings settings, Consumer<BootstrapResult> keep) {
        return TenantScope.acrossTenants(() -> transaction.execute(status -> {
            db.sql("select pg_advisory_xact_lock(hashtext('muster first boot'))")
                    .query(rows -> {});
            var made = new BootstrapResult(
                    tenants.all().isEmpty() ? firstIntegration(settings) : null,
                    people.operators().isEmpty() ? operator(settings) : null);
            if (!made.isNothing()) keep.accept(made);
            return made;
        }));
    }

    private BootstrapResult.Integration firstIntegration(FirstBootSettings settings) {
        TenantId tenant = TenantId.next();
        IntegrationId integration = IntegrationId.next(tenant);
        Secret secret = settings.token().orElseGet(Secret::mint);
        ClientProfile profile = settings.profile();
        String name = nameFor(profile);
        var context = new MessageContext(tenant, new Actor.Muster(), "first-boot", null);
        commands.send(new OpenTenant(tenant, settings.tenant()), context);
        commands.send(new ConfigureIntegration(integration, name, profile, Policies.defaultsFor(profile)), context);
        // with EQUIPMENT, because whoever tries Muster out wants to see who holds what
        var issue = new IssueCredential(
                integration,
                CredentialId.next(tenant),
                Set.of(Scope.SCIM, Scope.EQUIPMENT),
                secret.sha256(),
                secret.hint(),
                null,
                null,
                List.of(),
                null);
        commands.send(issue, context);
        return new BootstrapResult.Integration(
                tenant, name, secret, settings.token().isPresent());
    }

    private BootstrapResult.Operator operator(FirstBootSettings settings) {
        String password = settings.password().orElseGet(OneTimePassword::mint);
        people.create(null, OPERATOR, PersonRole.OPERATOR, hashing.hash(password));
        return new BootstrapResult.Operator(
                OPERATOR, password, settings.password().isPresent());
    }

    private static String nameFor(ClientProfile profile) {
        return switch (profile) {
            case OKTA -> "Okta";
            case ENTRA -> "Entra ID";
            case RFC -> "SCIM client";
        };
    }
}
