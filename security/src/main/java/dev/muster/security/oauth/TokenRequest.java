package dev.muster.security.oauth;

import static java.util.Objects.requireNonNull;

import dev.muster.directory.integration.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Whoever says no scope gets what his credential has (RFC 6749 §3.3). */
final class TokenRequest implements AuthenticationConverter {
    private final OAuth2ClientCredentialsAuthenticationConverter asSent =
            new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!(asSent.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken wanted)) return null;
        var client = (OAuth2ClientAuthenticationToken) requireNonNull(wanted.getPrincipal());
        // the IPSIE profile of SCIM says "scim"
        Set<String> named = wanted.getScopes().stream()
                .map(scope -> scope.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> scopes = named.isEmpty() ? all(client) : named;
        // nothing more goes on: a proof of DPoP would be promised by the token and checked by nobody
        return new OAuth2ClientCredentialsAuthenticationToken(client, scopes, Map.of());
    }

    private static Set<String> all(OAuth2ClientAuthenticationToken client) {
        return OAuthClients.credentialOf(requireNonNull(client.getRegisteredClient())).scopes().stream()
                .map(Scope::name)
                .collect(Collectors.toSet());
    }
}
