package dev.muster.security.web;

import dev.muster.security.ErrorBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters that cannot be decoded; else whoever asks for one of them would meet the container's exception. And those with a
 * NUL, which no table has: SCIM says itself which of its parameters that is.
 */
public final class ReadableQuery extends OncePerRequestFilter {
    private static final String UNREADABLE =
            "The query cannot be read: it must be name=value, joined by &, with everything else percent-encoded as UTF-8.";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean scim = request.getRequestURI().startsWith("/scim");
        if (isFormForPeople(request)) {
            chain.doFilter(request, response);
        } else if (!isReadable(request)) {
            ErrorBody.send(400, scim ? "invalidSyntax" : null, UNREADABLE, request.getRequestURI(), response);
        } else if (!scim && hasNul(request)) {
            ErrorBody.send(
                    400,
                    null,
                    "A parameter has a NUL character (%00), which no value has. Leave it out.",
                    request.getRequestURI(),
                    response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * The body would be read for parameters, and may be anything: curl calls a form whatever it is not told the type of. DeclaredParameters
     * refuses it, in the words of the call that it came to.
     */
    private static boolean isFormForPeople(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/") && hasForm(request);
    }

    /** Not where the header alone is there: some clients send it with everything. */
    static boolean hasForm(HttpServletRequest request) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        return hasBody && isForm(request.getContentType());
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static boolean hasNul(HttpServletRequest request) {
        return request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(value -> value.indexOf(0) >= 0);
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
