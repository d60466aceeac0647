package dev.muster.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses parameters that cannot be decoded; else whoever asks for one of them would meet the container's exception. */
final class ReadableQuery extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReadable(request)) {
            chain.doFilter(request, response);
        } else {
            boolean scim = request.getRequestURI().startsWith("/scim");
            ErrorBody.send(
                    400,
                    scim ? "invalidSyntax" : null,
                    "The query cannot be read: it must be name=value, joined by &, with everything else percent-encoded"
                            + " as UTF-8.",
                    request.getRequestURI(),
                    response);
        }
    }

    /** All are decoded when the first is asked for. */
    private static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (InvalidParameterException undecodable) {
            return false;
        }
    }
}
