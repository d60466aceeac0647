package dev.muster.api.integration;

import dev.muster.directory.integration.OAuthClient;
import org.jspecify.annotations.Nullable;

/**
 * By what a client will prove itself: a secret that is minted here, or what it signs.
 *
 * @param hint  what may be shown of it, so that people can tell credentials apart
 * @param oauth where it is exchanged for tokens
 */
record Proof(@Nullable Secret secret, String hint, @Nullable OAuthClient oauth) {
    static Proof shown() {
        Secret secret = Secret.mint();
        return new Proof(secret, secret.hint(), null);
    }

    static Proof exchanged() {
        Secret secret = Secret.mint();
        return new Proof(secret, secret.hint(), OAuthClient.withSecret());
    }

    static Proof signed(PublicKeys keys) {
        return new Proof(null, keys.hint(), new OAuthClient(keys.toString()));
    }

    @Nullable
    String sha256() {
        return secret == null ? null : secret.sha256();
    }
}
