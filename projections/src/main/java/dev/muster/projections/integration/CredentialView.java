package dev.muster.projections.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.integration.AddressBlock;
import dev.muster.directory.integration.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential, without its secret.
 *
 * @param basicUser   the user name that must come with it, where it is a password of HTTP Basic
 * @param allowedFrom from where it may be used; empty where from anywhere
 */
public record CredentialView(
        CredentialId credential,
        IntegrationView integration,
        Set<Scope> scopes,
        String hint,
        @Nullable String basicUser,
        Instant issued,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        List<AddressBlock> allowedFrom) {

    /** @param address of whoever shows the credential */
    public boolean isAllowedFrom(String address) {
        return allowedFrom.isEmpty() || allowedFrom.stream().anyMatch(block -> block.contains(address));
    }

    public boolean isLiveAt(Instant now) {
        return revoked == null && (expires == null || now.isBefore(expires));
    }
}
