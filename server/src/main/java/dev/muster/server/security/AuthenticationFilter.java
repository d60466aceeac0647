package dev.muster.server.security;

import dev.muster.directory.Actor;
import dev.muster.directory.MessageContext;
import dev.muster.directory.UuidV7;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.Integrations;
import dev.muster.projections.tenancy.TenantScope;
import dev.muster.scim.ProvisioningClient;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the credential behind a SCIM request, and binds the request to its tenant. */
final class AuthenticationFilter extends OncePerRequestFilter {
    private final Integrations integrations;

    AuthenticationFilter(Integrations integrations) {
        this.integrations = integrations;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/scim/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CredentialView> credential = Presented.in(request.getHeader("Authorization"))
                .flatMap(presented -> integrations
                        .bySecret(presented.secret().sha256())
                        .filter(found -> presented.mayBe(found))
                        .filter(found -> found.isLiveAt(Instant.now())));
        if (credential.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Bearer realm=\"muster\"");
            response.setContentType("application/scim+json");
            response.getOutputStream().write("""
                            {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"401",\
                            "detail":"No live credential was presented. Send the integration's token as \
                            'Authorization: Bearer <token>'."}""".getBytes(StandardCharsets.UTF_8));
            return;
        }
        CredentialView found = credential.get();
        var context = new MessageContext(
                found.credential().tenant(),
                new Actor.Client(found.integration().integration(), found.credential()),
                UuidV7.next().toString(),
                null);
        request.setAttribute(
                ProvisioningClient.ATTRIBUTE, new ProvisioningClient(context, found.integration(), found.scopes()));
        try {
            TenantScope.within(context.tenant(), () -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException | ServletException failure) {
                    throw new Thrown(failure);
                }
            });
        } catch (Thrown thrown) {
            if (thrown.getCause() instanceof IOException io) throw io;
            if (thrown.getCause() instanceof ServletException servlet) throw servlet;
            throw thrown;
        }
    }

    private static final class Thrown extends RuntimeException {
        Thrown(Exception cause) {
            super(cause);
        }
    }

    /** A secret as a client showed it: as a bearer token, as a password of HTTP Basic, or bare. */
    private record Presented(Secret secret, @Nullable String basicUser) {
        static Optional<Presented> in(@Nullable String header) {
            if (header == null || header.isBlank()) return Optional.empty();
            if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
                return Optional.of(new Presented(new Secret(header.substring(7).trim()), null));
            }
            if (header.regionMatches(true, 0, "Basic ", 0, 6))
                return basic(header.substring(6).trim());
            // some admins paste the token alone, and its prefix tells that it is one
            if (header.startsWith(Secret.PREFIX)) return Optional.of(new Presented(new Secret(header.trim()), null));
            return Optional.empty();
        }

        private static Optional<Presented> basic(String encoded) {
            try {
                String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                if (colon < 0) return Optional.empty();
                return Optional.of(new Presented(new Secret(pair.substring(colon + 1)), pair.substring(0, colon)));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }

        boolean mayBe(CredentialView credential) {
            return java.util.Objects.equals(basicUser, credential.basicUser());
        }
    }
}
