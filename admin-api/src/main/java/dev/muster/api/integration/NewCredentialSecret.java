package dev.muster.api.integration;

import dev.muster.directory.integration.OAuthClient;
import org.jspecify.annotations.Nullable;

/**
 * By what a client will prove itself: a secret that is minted here, or what it signs.
 *
 * @param hint  what may be shown of it, so that people can tell credentials apart
 * @param oauth where it is exchanged for tokens
 */
record NewCredentialSecret(
        @Nullable Secret secret, String hint, @Nullable OAuthClient oauth) {
    static NewCredentialSecret shown() {
        Secret secret = Secret.mint();
        return new NewCredentialSecret(secret, secret.hint(), null);
    }

    static NewCredentialSecret exchanged() {
        Secret secret = Secret.mint();
        return new NewCredentialSecret(secret, secret.hint(), OAuthClient.withSecret());
    }

    static NewCredentialSecret signed(PublicKeys keys) {
        return new NewCredentialSecret(null, keys.hint(), new OAuthClient(keys.toString()));
    }

    @Nullable
    String sha256() {
        return secret == null ? null : secret.sha256();
    }
}
