package dev.muster.projections.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.AddressBlock;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.OAuthClient;
import dev.muster.directory.integration.Scope;
import dev.muster.eventstore.tenancy.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

public final class JdbcIntegrations implements Integrations {
    private static final String INTEGRATION = """
            select i.tenant_id, i.integration_id, i.name, i.profile, i.reactivate_returning, i.only_predefined_groups,
                   i.policies, i.version, i.created, i.last_modified
            """;
    private static final String CREDENTIAL = INTEGRATION + """
            , c.credential_id, c.scopes, c.hint, c.basic_user, c.issued, c.expires, c.revoked,
              c.allowed_from, c.oauth, c.client_keys
              from credential_view c join integration_view i using (tenant_id, integration_id)
            """;

    private final JdbcClient db;

    public JdbcIntegrations(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<IntegrationView> find(IntegrationId integration) {
        return db.sql(INTEGRATION
                        + " from integration_view i where tenant_id = :tenant and integration_id = :integration")
                .param("tenant", integration.tenant().value())
                .param("integration", integration.value())
                .query((row, number) -> integration(row))
                .optional();
    }

    @Override
    public List<IntegrationView> of(TenantId tenant) {
        return db.sql(INTEGRATION + " from integration_view i where tenant_id = :tenant order by integration_id")
                .param("tenant", tenant.value())
                .query((row, number) -> integration(row))
                .list();
    }

    @Override
    public List<CredentialView> credentialsOf(IntegrationId integration) {
        return db.sql(CREDENTIAL
                        + " where c.tenant_id = :tenant and c.integration_id = :integration order by c.credential_id")
                .param("tenant", integration.tenant().value())
                .param("integration", integration.value())
                .query((row, number) -> credential(row))
                .list();
    }

    @Override
    public List<String> predefinedGroupsOf(IntegrationId integration) {
        return db.sql("""
                        select display_name from predefined_group
                         where tenant_id = :tenant and integration_id = :integration order by folded
                        """)
                .param("tenant", integration.tenant().value())
                .param("integration", integration.value())
                .query((row, number) -> row.getString("display_name"))
                .list();
    }

    @Override
    public Optional<CredentialView> bySecret(String secretSha256) {
        return TenantScope.acrossTenants(() -> db.sql(CREDENTIAL + " where c.secret_sha256 = ?")
                .param(secretSha256)
                .query((row, number) -> credential(row))
                .optional());
    }

    @Override
    public Optional<CredentialView> credential(CredentialId credential) {
        return TenantScope.within(
                credential.tenant(),
                () -> db.sql(CREDENTIAL + " where c.tenant_id = :tenant and c.credential_id = :credential")
                        .param("tenant", credential.tenant().value())
                        .param("credential", credential.value())
                        .query((row, number) -> credential(row))
                        .optional());
    }

    @Override
    public List<CredentialView> expiringWithin(Instant now, Instant until) {
        return TenantScope.acrossTenants(() -> db.sql(CREDENTIAL + """
                         where c.revoked is null and c.expires > ?::timestamptz and c.expires <= ?::timestamptz
                         order by c.expires, c.credential_id
                        """)
                .param(now.toString())
                .param(until.toString())
                .query((row, number) -> credential(row))
                .list());
    }

    private static IntegrationView integration(ResultSet row) throws SQLException {
        return new IntegrationView(
                new IntegrationId(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("integration_id", UUID.class)),
                row.getString("name"),
                ClientProfile.valueOf(row.getString("profile")),
                StoredPolicies.read(
                        row.getString("policies"),
                        row.getBoolean("reactivate_returning"),
                        row.getBoolean("only_predefined_groups")),
                row.getLong("version"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_modified", OffsetDateTime.class).toInstant());
    }

    private static CredentialView credential(ResultSet row) throws SQLException {
        IntegrationView integration = integration(row);
        String[] scopes = (String[]) row.getArray("scopes").getArray();
        return new CredentialView(
                new CredentialId(integration.integration().tenant(), row.getObject("credential_id", UUID.class)),
                integration,
                Arrays.stream(scopes).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getString("hint"),
                row.getString("basic_user"),
                row.getObject("issued", OffsetDateTime.class).toInstant(),
                instant(row, "expires"),
                instant(row, "revoked"),
                Arrays.stream((String[]) row.getArray("allowed_from").getArray())
                        .map(AddressBlock::parse)
                        .toList(),
                row.getBoolean("oauth") ? new OAuthClient(row.getString("client_keys")) : null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
