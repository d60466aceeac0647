package dev.muster.projections.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.integration.AddressBlock;
import dev.muster.directory.integration.OAuthClient;
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
 * @param oauth       where it is exchanged for tokens and opens nothing by itself
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
        List<AddressBlock> allowedFrom,
        @Nullable OAuthClient oauth) {

    /** @param address of whoever shows the credential */
    public boolean isAllowedFrom(String address) {
        return allowedFrom.isEmpty() || allowedFrom.stream().anyMatch(block -> block.contains(address));
    }

    /** The same one, opening no more than those. */
    public CredentialView opening(Set<Scope> fewer) {
        return new CredentialView(
                credential, integration, fewer, hint, basicUser, issued, expires, revoked, allowedFrom, oauth);
    }

    public boolean isLiveAt(Instant now) {
        return revoked == null && (expires == null || now.isBefore(expires));
    }
}
