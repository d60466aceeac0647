package dev.muster.security.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.DelegatingAuthenticationConverter;

/** By which one of the three ways a client proves itself. */
final class ClientProof implements AuthenticationConverter {
    private final AuthenticationConverter ways = new DelegatingAuthenticationConverter(List.of(
            new JwtClientAssertionAuthenticationConverter(),
            new ClientSecretBasicAuthenticationConverter(),
            new ClientSecretPostAuthenticationConverter()));

    @Override
    public Authentication convert(HttpServletRequest request) {
        int shown = 0;
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) shown++;
        if (request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null) shown++;
        if (request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null) shown++;
        if (shown > 1) {
            throw OAuthErrors.refused(
                    OAuth2ErrorCodes.INVALID_REQUEST,
                    "The client proves itself by one way a request (RFC 6749 section 2.3): HTTP Basic, client_secret or"
                            + " client_assertion.");
        }
        if (!(ways.convert(SelfNamed.of(request)) instanceof OAuth2ClientAuthenticationToken proof)) {
            throw OAuthErrors.refused(
                    OAuth2ErrorCodes.INVALID_CLIENT,
                    "The client has not proved itself. It sends client_id and client_secret by HTTP Basic or in the"
                            + " form, or client_id, client_assertion_type and client_assertion.");
        }
        // without what else was sent: of codes and their verifiers there are none
        return new OAuth2ClientAuthenticationToken(
                proof.getPrincipal().toString(),
                proof.getClientAuthenticationMethod(),
                proof.getCredentials(),
                Map.of());
    }
}
