package dev.muster.security.oauth;

import dev.muster.eventstore.database.DatabaseTrouble;
import dev.muster.security.ClientEntry;
import dev.muster.security.connection.BodyShare;
import dev.muster.security.connection.ClientConnection;
import dev.muster.security.web.AddressCounts;
import dev.muster.security.web.ClientNetwork;
import dev.muster.security.web.PublicUrl;
import dev.muster.security.web.RequestId;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.web.filter.CompositeFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets forms of a modest size in to Spring's filters, on the paths that are open and on no other; answers all of them itself, so
 * that nothing gets past it to a handler.
 */
final class TokenEndpointFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(TokenEndpointFilter.class);
    private static final int MOST_BYTES = 16 * 1024;
    /** From one address. A secret of 256 bits is not guessed: this only keeps the questions to the database few. */
    private static final int UNPROVED_IN_A_MINUTE = 300;

    private final Optional<PublicUrl> publicUrl;
    private final CompositeFilter spring = new CompositeFilter();

    private final BodyShare forms = new BodyShare(16);
    private final AddressCounts unproved;

    TokenEndpointFilter(Optional<PublicUrl> publicUrl, List<Filter> filters, Clock clock) {
        this.publicUrl = publicUrl;
        this.unproved = new AddressCounts(clock, Duration.ofMinutes(1));
        this.spring.setFilters(filters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Paths.ALL.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Issuer issuer = Issuer.of(publicUrl, request);
        boolean metadata = request.getRequestURI().equals(Paths.METADATA);
        String method = metadata ? "GET" : "POST";
        if (!request.getMethod().equals(method)) {
            response.setHeader("Allow", method);
            refuse(405, "Send it by " + method + ".", response);
        } else if (metadata) {
            Metadata.send(issuer, response);
        } else {
            response.setHeader("Cache-Control", "no-store"); // RFC 6749 5.1
            response.setHeader("Pragma", "no-cache");
            if (isWelcome(request, response) && isForm(request, response)) within(issuer, request, response);
        }
    }

    private boolean isForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getQueryString() != null) {
            refuse(400, "Parameters go into the body: an address is written into logs on its way.", response);
        } else if (!isFormType(request.getContentType())) {
            refuse(400, "The body is a form: Content-Type application/x-www-form-urlencoded.", response);
        } else if (request.getContentLengthLong() < 0) {
            refuse(411, "Say with Content-Length how long the body is.", response);
        } else if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(413, "The body is longer than " + MOST_BYTES + " bytes.", response);
        } else {
            return isReadable(request, response);
        }
        return false;
    }

    private static boolean isFormType(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** A few threads wait for forms, and none waits for long: see {@link BodyShare}, {@link ClientConnection}. */
    private boolean isReadable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (var place = forms.forThisRequest()) {
            request.getParameterMap(); // the container reads the form when it is first asked for something in it
            return true;
        } catch (BodyShare.Full full) {
            comeBack(503, "Too many send their forms slowly just now.", BodyShare.COME_BACK, response);
        } catch (IllegalStateException malformed) {
            refuse(400, "The form cannot be read: it is cut short, or wrongly encoded.", response);
        }
        return false;
    }

    /** Counted when it comes; what proves itself is taken back. */
    private boolean isWelcome(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String network = ClientNetwork.of(request.getRemoteAddr());
        if (unproved.add(network) <= UNPROVED_IN_A_MINUTE) return true;
        comeBack(429, "Too many requests for tokens from this address have failed.", unproved.left(network), response);
        return false;
    }

    private static void comeBack(int status, String description, Duration after, HttpServletResponse response)
            throws IOException {
        response.setHeader("Retry-After", Long.toString(after.toSeconds()));
        OAuthErrors.send(status, OAuthErrors.TOO_OFTEN, description, response);
    }

    private void within(Issuer issuer, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        AuthorizationServerContextHolder.setContext(issuer);
        try {
            spring.doFilter(request, response, (unanswered, nobody) -> {
                throw new IllegalStateException("Nobody answered " + request.getRequestURI());
            });
        } catch (RuntimeException | ServletException failure) {
            DatabaseTrouble trouble = DatabaseTrouble.behind(failure).orElse(null);
            if (trouble == null || response.isCommitted()) throw failure;
            trouble.tell(LOG, RequestId.of(request), failure);
            response.resetBuffer();
            comeBack(trouble.status(), trouble.detail(), trouble.retryAfter(), response);
        } finally {
            AuthorizationServerContextHolder.resetContext();
            SecurityContextHolder.clearContext();
            if (ClientEntry.hasShown(request)) {
                unproved.takeBack(ClientNetwork.of(request.getRemoteAddr()));
            }
        }
    }

    private static void refuse(int status, String description, HttpServletResponse response) throws IOException {
        OAuthErrors.send(status, OAuth2ErrorCodes.INVALID_REQUEST, description, response);
    }
}
