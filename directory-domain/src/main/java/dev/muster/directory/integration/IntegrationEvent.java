package dev.muster.directory.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to an integration; stored for ever. */
public sealed interface IntegrationEvent {
    IntegrationId integration();

    record IntegrationConfigured(IntegrationId integration, String name, ClientProfile profile, Policies policies)
            implements IntegrationEvent {}

    /** @param allowedFrom from where it may be used; empty, and then not stored, where from anywhere */
    record CredentialIssued(
            IntegrationId integration,
            CredentialId credential,
            Set<Scope> scopes,
            String secretSha256,
            String hint,
            @Nullable String basicUser,
            @Nullable Instant expiresAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AddressBlock> allowedFrom)
            implements IntegrationEvent {
        @SuppressWarnings("NullAway") // older events say nothing of it
        public CredentialIssued {
            allowedFrom = allowedFrom == null ? List.of() : List.copyOf(allowedFrom);
        }
    }

    record CredentialExpiryChanged(IntegrationId integration, CredentialId credential, Instant expiresAt)
            implements IntegrationEvent {}

    record CredentialRevoked(IntegrationId integration, CredentialId credential) implements IntegrationEvent {}

    record GroupPredefined(IntegrationId integration, String displayName) implements IntegrationEvent {}

    record PredefinedGroupWithdrawn(IntegrationId integration, String displayName) implements IntegrationEvent {}
}
