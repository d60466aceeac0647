package dev.muster.directory.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of an integration. */
public sealed interface IntegrationCommand extends TenantBound {
    IntegrationId integration();

    @Override
    default TenantId tenant() {
        return integration().tenant();
    }

    /** Makes the integration, or changes what differs. */
    record ConfigureIntegration(
            @TargetAggregateIdentifier IntegrationId integration, String name, ClientProfile profile, Policies policies)
            implements IntegrationCommand {}

    /**
     * @param secretSha256 lower-case hex of the SHA-256 of the secret; null where it has none because it signs
     * @param hint         what may be shown of the secret, so that people can tell credentials apart
     * @param basicUser    the user name, where the client shows the secret as a password of HTTP Basic
     * @param allowedFrom  from where it may be used; empty where from anywhere
     * @param oauth        where it is exchanged for tokens and opens nothing by itself
     */
    record IssueCredential(
            @TargetAggregateIdentifier IntegrationId integration,
            CredentialId credential,
            Set<Scope> scopes,
            @Nullable String secretSha256,
            String hint,
            @Nullable String basicUser,
            @Nullable Instant expiresAt,
            List<AddressBlock> allowedFrom,
            @Nullable OAuthClient oauth)
            implements IntegrationCommand {}

    /**
     * Issues a successor that opens what the credential opens, from where it does. Both live until the old one expires.
     *
     * @param oldExpiresAt never later than the old one's own expiry
     * @param oauth        the successor of an OAuth client is one, and proves itself in the same way
     */
    record RotateCredential(
            @TargetAggregateIdentifier IntegrationId integration,
            CredentialId credential,
            CredentialId successor,
            @Nullable String secretSha256,
            String hint,
            Instant oldExpiresAt,
            @Nullable Instant expiresAt,
            @Nullable OAuthClient oauth)
            implements IntegrationCommand {}

    record RevokeCredential(@TargetAggregateIdentifier IntegrationId integration, CredentialId credential)
            implements IntegrationCommand {}

    /** Allows a group of that displayName to be pushed through this integration. */
    record PredefineGroup(@TargetAggregateIdentifier IntegrationId integration, String displayName)
            implements IntegrationCommand {}

    record WithdrawPredefinedGroup(
            @TargetAggregateIdentifier IntegrationId integration, String displayName) implements IntegrationCommand {}

    /**
     * Follows from a change that was too much. Whoever comes second changes nothing.
     *
     * @param seen the version of the standing in which it was too much
     */
    record HoldMassChange(
            @TargetAggregateIdentifier IntegrationId integration,
            UUID hold,
            long seen,
            Removal removal,
            int counted,
            MassChangeLimit limit)
            implements IntegrationCommand {}

    /** Lets so many deletions and removals through, until then; also ahead of what is planned. */
    record ReleaseMassChanges(
            @TargetAggregateIdentifier IntegrationId integration,
            int changes,
            Instant until,
            @Nullable String reason) implements IntegrationCommand {}

    record RejectMassChanges(
            @TargetAggregateIdentifier IntegrationId integration,
            @Nullable String reason) implements IntegrationCommand {}

    /** Takes back what was held, rejected or released: counting begins anew. */
    record ResetMassChangeGuard(
            @TargetAggregateIdentifier IntegrationId integration,
            @Nullable String reason) implements IntegrationCommand {}
}
