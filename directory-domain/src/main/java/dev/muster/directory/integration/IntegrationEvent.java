package dev.muster.directory.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.event.DomainEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to an integration; stored for ever. */
public sealed interface IntegrationEvent extends DomainEvent {
    IntegrationId integration();

    @Override
    default Collection<? extends ResourceId> concerned() {
        return switch (this) {
            case IntegrationConfigured ignored -> List.of();
            case CredentialIssued ignored -> List.of();
            case CredentialExpiryChanged ignored -> List.of();
            case CredentialRevoked ignored -> List.of();
            case GroupPredefined ignored -> List.of();
            case PredefinedGroupWithdrawn ignored -> List.of();
            case MassChangeHeld ignored -> List.of();
            case MassChangesReleased ignored -> List.of();
            case MassChangesRejected ignored -> List.of();
            case MassChangeGuardReset ignored -> List.of();
        };
    }

    record IntegrationConfigured(IntegrationId integration, String name, ClientProfile profile, Policies policies)
            implements IntegrationEvent {}

    /**
     * @param secretSha256 not stored where it signs and so has no secret
     * @param allowedFrom  from where it may be used; empty, and then not stored, where from anywhere
     * @param oauth        not stored where it is shown with each request
     */
    record CredentialIssued(
            IntegrationId integration,
            CredentialId credential,
            Set<Scope> scopes,
            @Nullable String secretSha256,
            String hint,
            @Nullable String basicUser,
            @Nullable Instant expiresAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AddressBlock> allowedFrom,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            OAuthClient oauth)
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

    /**
     * Too much would have been taken away: nothing more is, until the owner says so.
     *
     * @param hold    its name
     * @param removal the change with which it became too many, and which was not done
     * @param counted what had been taken away within the window
     */
    record MassChangeHeld(
            IntegrationId integration, UUID hold, Removal removal, int counted, int limit, int windowMinutes)
            implements IntegrationEvent {}

    /** @param changes how much more may go, until then */
    record MassChangesReleased(
            IntegrationId integration,
            int changes,
            Instant until,
            @Nullable String reason) implements IntegrationEvent {}

    record MassChangesRejected(
            IntegrationId integration, @Nullable String reason) implements IntegrationEvent {}

    /** Nothing is held or rejected any more, and counting begins anew. */
    record MassChangeGuardReset(
            IntegrationId integration, @Nullable String reason) implements IntegrationEvent {}
}
