package dev.muster.server.oauth;

import dev.muster.server.web.PublicUrl;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
final class TokenDoor extends OncePerRequestFilter {
    private static final int MOST_BYTES = 16 * 1024;

    private final Optional<PublicUrl> publicUrl;
    private final CompositeFilter spring = new CompositeFilter();

    TokenDoor(Optional<PublicUrl> publicUrl, List<Filter> filters) {
        this.publicUrl = publicUrl;
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
            if (isForm(request, response)) within(issuer, request, response);
        }
    }

    private static boolean isForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getQueryString() != null) {
            refuse(400, "Parameters go into the body: an address is written into logs on its way.", response);
        } else if (!isFormType(request.getContentType())) {
            refuse(400, "The body is a form: Content-Type application/x-www-form-urlencoded.", response);
        } else if (request.getContentLengthLong() < 0) {
            refuse(411, "Say with Content-Length how long the body is.", response);
        } else if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(413, "The body is longer than " + MOST_BYTES + " bytes.", response);
        } else if (!isReadable(request)) {
            refuse(400, "The form cannot be read: it is cut short, or wrongly encoded.", response);
        } else {
            return true;
        }
        return false;
    }

    private static boolean isFormType(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** The container reads the form when it is first asked for something in it. */
    private static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException malformed) {
            return false;
        }
    }

    private void within(Issuer issuer, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        AuthorizationServerContextHolder.setContext(issuer);
        try {
            spring.doFilter(request, response, (unanswered, nobody) -> {
                throw new IllegalStateException("Nobody answered " + request.getRequestURI());
            });
        } finally {
            AuthorizationServerContextHolder.resetContext();
            SecurityContextHolder.clearContext();
        }
    }

    private static void refuse(int status, String description, HttpServletResponse response) throws IOException {
        OAuthErrors.send(status, OAuth2ErrorCodes.INVALID_REQUEST, description, response);
    }
}
