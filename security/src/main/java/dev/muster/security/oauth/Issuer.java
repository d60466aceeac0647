package dev.muster.security.oauth;

import dev.muster.security.web.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Who gives the tokens (RFC 8414 §2): the public URL, or else the address by which a request came. By that an assertion cannot tell
 * for whom it was meant, because whoever shows it chooses the address; so then it is taken on this machine alone.
 */
record Issuer(String name, boolean isTold) implements AuthorizationServerContext {
    private static final AuthorizationServerSettings SETTINGS = AuthorizationServerSettings.builder()
            .tokenEndpoint(Paths.TOKEN)
            .tokenRevocationEndpoint(Paths.REVOCATION)
            .build();
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    static Issuer of(Optional<PublicUrl> configured, HttpServletRequest request) {
        if (configured.isPresent()) return new Issuer(configured.get().toString(), true);
        String base =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        return new Issuer(base, THIS_MACHINE.contains(request.getServerName()));
    }

    /** Whom an assertion may be for, here and now; nobody where that cannot be known. */
    static Set<String> audiences() {
        return AuthorizationServerContextHolder.getContext() instanceof Issuer issuer && issuer.isTold
                ? Set.of(issuer.name, issuer.name + Paths.TOKEN)
                : Set.of();
    }

    @Override
    public String getIssuer() {
        return name;
    }

    @Override
    public AuthorizationServerSettings getAuthorizationServerSettings() {
        return SETTINGS;
    }
}
