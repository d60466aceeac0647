package dev.muster.security.oauth;

import static java.util.Objects.requireNonNull;

import dev.muster.security.AccessDenied;
import dev.muster.security.ClientEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** A client that has proved itself is asked what every client is asked: is it still good, from there, and not too often? */
final class ClientAdmission implements AuthenticationSuccessHandler {
    private final ClientEntry entry;

    ClientAdmission(ClientEntry entry) {
        this.entry = entry;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication proved) {
        var client = (OAuth2ClientAuthenticationToken) proved;
        Optional<AccessDenied> refused =
                entry.toTokens(OAuthClients.credentialOf(requireNonNull(client.getRegisteredClient())), request);
        if (refused.isPresent()) throw OAuthErrors.refused(refused.get());
        SecurityContextHolder.setContext(new SecurityContextImpl(client));
    }
}
