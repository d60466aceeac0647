package dev.muster.security.web;

import dev.muster.security.AccessDenied;
import dev.muster.security.ErrorBody;
import dev.muster.security.connection.BodyShare;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leaves threads for those who have nothing to send: whoever sends a body that is not there yet has a place until the answer. */
public final class SlowBodies extends OncePerRequestFilter {
    private final BodyShare share;

    public SlowBodies(BodyShare share) {
        this.share = share;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var place = share.forThisRequest()) {
            chain.doFilter(request, response);
        } catch (BodyShare.Full full) {
            ErrorBody.send(AccessDenied.bodiesQueue(BodyShare.COME_BACK), request, response);
        }
    }
}
