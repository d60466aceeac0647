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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes what an empty database lacks: a tenant with its first integration, and then the operator, who can mint what a crash between the two
 * has lost. It happens under a lock: of two servers that start on one empty database, the second finds everything there.
 */
@Component
class Bootstrap {
    private static final String OPERATOR = "operator";

    private final Commands commands;
    private final Tenants tenants;
    private final People people;
    private final PasswordHashing hashing;
    private final DataSource unpooled;
    private final TransactionTemplate transaction;

    Bootstrap(
            Commands commands,
            Tenants tenants,
            People people,
            PasswordHashing hashing,
            @Qualifier("unpooled") DataSource unpooled,
            PlatformTransactionManager transactions) {
        this.commands = commands;
        this.tenants = tenants;
        this.people = people;
        this.hashing = hashing;
        this.unpooled = unpooled;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param keep is told the secrets before they become true: a crash between the two leaves secrets of nothing, and the
     *             next start makes new ones, whereas the other way round it would leave a server that nobody can enter
     * @return what was made
     */
    BootstrapResult make(FirstBootSettings settings, Consumer<BootstrapResult> keep) {
        try (Connection lock = unpooled.getConnection();
                Statement statement = lock.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('muster first boot'))");
            return TenantScope.acrossTenants(() -> makeUnderLock(settings, keep));
        } catch (SQLException unreachable) {
            throw new DataAccessResourceFailureException("The first start needs the database", unreachable);
        }
    }

    private BootstrapResult makeUnderLock(FirstBootSettings settings, Consumer<BootstrapResult> keep) {
        var made = new BootstrapResult(
                tenants.all().isEmpty() ? firstIntegration(settings) : null,
                people.operators().isEmpty() ? operator(settings) : null);
        if (made.isNothing()) return made;
        keep.accept(made);
        BootstrapResult.Integration integration = made.integration();
        if (integration != null) transaction.executeWithoutResult(status -> open(integration, settings));
        BootstrapResult.Operator operator = made.operator();
        if (operator != null) {
            people.create(null, operator.name(), PersonRole.OPERATOR, hashing.hash(operator.password()));
        }
        return made;
    }

    private static BootstrapResult.Integration firstIntegration(FirstBootSettings settings) {
        return new BootstrapResult.Integration(
                TenantId.next(),
                nameFor(settings.profile()),
                settings.token().orElseGet(Secret::mint),
                settings.token().isPresent());
    }

    private void open(BootstrapResult.Integration made, FirstBootSettings settings) {
        TenantId tenant = made.tenant();
        IntegrationId integration = IntegrationId.next(tenant);
        Secret secret = made.token();
        ClientProfile profile = settings.profile();
        var context = new MessageContext(tenant, new Actor.Muster(), "first-boot", null);
        commands.send(new OpenTenant(tenant, settings.tenant()), context);
        commands.send(
                new ConfigureIntegration(integration, made.name(), profile, Policies.defaultsFor(profile)), context);
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
    }

    private static BootstrapResult.Operator operator(FirstBootSettings settings) {
        String password = settings.password().orElseGet(OneTimePassword::mint);
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
