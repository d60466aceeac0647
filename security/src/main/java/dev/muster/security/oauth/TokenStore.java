package dev.muster.security.oauth;

import static java.util.Objects.requireNonNull;

import dev.muster.api.integration.Secret;
import dev.muster.directory.CredentialId;
import dev.muster.directory.integration.ClientId;
import dev.muster.directory.integration.Scope;
import dev.muster.security.credential.AccessToken;
import dev.muster.security.credential.AccessTokens;
import dev.muster.security.credential.CredentialCache;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Keeps the tokens that Spring gives, and takes back those that it is told to. */
final class TokenStore implements OAuth2AuthorizationService {
    private final AccessTokens tokens;
    private final CredentialCache credentials;
    private final OAuthClients clients;

    TokenStore(AccessTokens tokens, CredentialCache credentials, OAuthClients clients) {
        this.tokens = tokens;
        this.credentials = credentials;
        this.clients = clients;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AccessToken> access = requireNonNull(authorization.getAccessToken());
        OAuth2AccessToken token = access.getToken();
        Secret secret = new Secret(token.getTokenValue());
        CredentialId credential =
                ClientId.of(authorization.getRegisteredClientId()).orElseThrow().credential();
        if (access.isInvalidated()) {
            credentials.revokeToken(secret, credential.tenant());
        } else {
            Set<Scope> scopes = token.getScopes().stream().map(Scope::valueOf).collect(Collectors.toUnmodifiableSet());
            tokens.keep(secret, new AccessToken(credential, scopes, requireNonNull(token.getExpiresAt())));
        }
    }

    /** For whoever wants to give it back. */
    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return tokens.find(new Secret(token))
                .map(found -> authorization(token, found))
                .orElse(null);
    }

    private @Nullable OAuth2Authorization authorization(String value, AccessToken found) {
        RegisteredClient client = clients.findById(new ClientId(found.credential()).toString());
        if (client == null) return null;
        // when it was given is not kept: it only has to be before its end
        var token = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, value, Instant.EPOCH, found.expires(), client.getScopes());
        return OAuth2Authorization.withRegisteredClient(client)
                .principalName(client.getClientId())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .accessToken(token)
                .build();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        throw new UnsupportedOperationException("Tokens end, or are revoked");
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        throw new UnsupportedOperationException("Tokens are known by nothing but themselves");
    }
}
