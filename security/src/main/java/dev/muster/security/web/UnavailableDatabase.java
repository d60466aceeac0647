package dev.muster.security.web;

import dev.muster.eventstore.database.DatabaseTrouble;
import dev.muster.security.AccessDenied;
import dev.muster.security.ErrorBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever meets a database that can't answer is told when to come back, wherever in the chain it was met. */
public final class UnavailableDatabase extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(UnavailableDatabase.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(failure);
            if (trouble.isEmpty() || response.isCommitted()) throw failure;
            answer(trouble.get(), failure, request, response);
        }
    }

    private static void answer(
            DatabaseTrouble trouble, Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        trouble.tell(LOG, RequestId.of(request), failure);
        response.resetBuffer();
        ErrorBody.send(AccessDenied.of(trouble), request, response);
    }
}
