package dev.muster.security.web;

import dev.muster.security.ErrorBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses JSON for people's calls that is longer than any of them can be. SCIM and files have limits of their own. */
public final class BodyLimit extends OncePerRequestFilter {
    private static final int MOST_BYTES = 256 * 1024;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/scim") || isFile(request.getContentType());
    }

    private static boolean isFile(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("text/csv");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (request.getContentLengthLong() > MOST_BYTES) {
            ErrorBody.send(413, null, "The body is longer than " + MOST_BYTES + " bytes.", path, response);
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            ErrorBody.send(411, null, "Say with Content-Length how long the body is.", path, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
