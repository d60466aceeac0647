package dev.muster.projections.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The integrations of a tenant and their credentials. */
public interface Integrations {
    Optional<IntegrationView> find(IntegrationId integration);

    List<IntegrationView> of(TenantId tenant);

    List<CredentialView> credentialsOf(IntegrationId integration);

    List<String> predefinedGroupsOf(IntegrationId integration);

    /**
     * Whose secret is this? Revoked and expired ones are found too, so that the answer can say so.
     *
     * @param secretSha256 lower-case hex
     */
    Optional<CredentialView> bySecret(String secretSha256);

    /** Revoked and expired ones too. */
    Optional<CredentialView> credential(CredentialId credential);

    /** Of all tenants: the live ones that end after {@code now} and not after {@code until}, the next first. */
    List<CredentialView> expiringWithin(Instant now, Instant until);
}
