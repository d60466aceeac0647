package dev.muster.security.oauth;

import dev.muster.api.integration.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Makes tokens that say nothing: what one opens is looked up, with the credential, whenever it is used. */
final class AccessTokenGenerator implements OAuth2TokenGenerator<OAuth2AccessToken> {
    private final Duration lifetime;
    private final Clock clock;

    AccessTokenGenerator(Duration lifetime, Clock clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public OAuth2AccessToken generate(OAuth2TokenContext context) {
        Instant now = clock.instant();
        Instant expires = now.plus(lifetime);
        Instant credentialExpires =
                OAuthClients.credentialOf(context.getRegisteredClient()).expires();
        if (credentialExpires != null && credentialExpires.isBefore(expires)) expires = credentialExpires;
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                Secret.mintToken().text(),
                now,
                expires,
                context.getAuthorizedScopes());
    }
}
