package dev.muster.security;

import dev.muster.api.Caller;
import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.Person;
import dev.muster.people.auditlog.Doer;
import dev.muster.security.connection.ClientConnection;
import dev.muster.security.signin.SignIns;
import dev.muster.security.web.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks, binds the request to that tenant, and lets nobody in whom it doesn't know. What somebody may do is
 * decided later, on the resolved handler, by {@link Authorisation}.
 */
final class AuthenticationFilter extends OncePerRequestFilter {
    /** Letter by letter: whatever else leads to the same handler asks for a credential. */
    private static final Set<String> OPEN =
            Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

    private final Authentication authentication;
    private final ClientEntry entry;
    private final TenantChoice tenants;
    private final SignIns signIns;

    AuthenticationFilter(Authentication authentication, ClientEntry entry, TenantChoice tenants, SignIns signIns) {
        this.authentication = authentication;
        this.entry = entry;
        this.tenants = tenants;
        this.signIns = signIns;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OPEN.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = RequestId.of(request).toString();
        AuthenticationResult identity =
                authentication.of(PresentedCredential.in(request.getHeader("Authorization")), request.getRemoteAddr());
        switch (identity) {
            case AuthenticationResult.Nobody nobody -> {
                if (nobody.signIn() != null) signIns.failed(nobody.signIn(), request.getRemoteAddr(), id);
                if (nobody.credential() != null) ClientEntry.bind(nobody.credential(), request);
                ErrorBody.send(nobody.because(), request, response);
            }
            case AuthenticationResult.Client client -> {
                Optional<AccessDenied> refused = entry.toUse(client.credential(), request);
                if (refused.isPresent()) ErrorBody.send(refused.get(), request, response);
                else within(client.credential().credential().tenant(), request, response, chain);
            }
            case AuthenticationResult.SignedIn signedIn -> {
                ClientConnection.showedCredential();
                signIns.succeeded(signedIn.person(), request.getRemoteAddr(), id);
                switch (tenants.of(signedIn.person(), request)) {
                    case TenantChoice.Refused refused -> ErrorBody.send(refused.because(), request, response);
                    case TenantChoice.Chosen chosen -> {
                        Person person = signedIn.person();
                        request.setAttribute(Doer.ATTRIBUTE, Doer.person(person.id(), request.getRemoteAddr(), id));
                        request.setAttribute(
                                Caller.ATTRIBUTE,
                                new Caller(person.id(), person.name(), person.role(), chosen.tenant(), id));
                        within(chosen.tenant(), request, response, chain);
                    }
                }
            }
        }
    }

    private static void within(
            @Nullable TenantId tenant, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tenant == null) {
            chain.doFilter(request, response);
            return;
        }
        try (var scope = TenantScope.open(tenant)) {
            chain.doFilter(request, response);
        }
    }
}
