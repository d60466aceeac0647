package dev.muster.directory.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a credential that is an OAuth 2.0 client proves itself (RFC 6749 §2.3): by its secret, or by what it signs with a
 * private key that only the client has (RFC 7523 §2.2).
 *
 * @param keys the public keys as a JWK set (RFC 7517 §5); null where it proves itself by a secret
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OAuthClient(@Nullable String keys) {
    public static OAuthClient withSecret() {
        return new OAuthClient(null);
    }

    public boolean signs() {
        return keys != null;
    }
}
