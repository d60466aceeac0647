package dev.muster.directory.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to an integration; stored for ever. */
public sealed interface IntegrationEvent {
    IntegrationId integration();

    record IntegrationConfigured(IntegrationId integration, String name, ClientProfile profile, Policies policies)
            implements IntegrationEvent {}

    record CredentialIssued(
            IntegrationId integration,
            CredentialId credential,
            Set<Scope> scopes,
            String secretSha256,
            String hint,
            @Nullable String basicUser,
            @Nullable Instant expiresAt)
            implements IntegrationEvent {}

    record CredentialRevoked(IntegrationId integration, CredentialId credential) implements IntegrationEvent {}

    record GroupPredefined(IntegrationId integration, String displayName) implements IntegrationEvent {}

    record PredefinedGroupWithdrawn(IntegrationId integration, String displayName) implements IntegrationEvent {}
}
