package dev.muster.projections.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.integration.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential, without its secret.
 *
 * @param basicUser the user name that must come with it, where it is a password of HTTP Basic
 */
public record CredentialView(
        CredentialId credential,
        IntegrationView integration,
        Set<Scope> scopes,
        String hint,
        @Nullable String basicUser,
        Instant issued,
        @Nullable Instant expires,
        @Nullable Instant revoked) {

    public boolean isLiveAt(Instant now) {
        return revoked == null && (expires == null || now.isBefore(expires));
    }
}
