package dev.muster.server.provisioninglog;

import dev.muster.directory.Actor;
import dev.muster.directory.CredentialId;
import dev.muster.provisioninglog.CopiedBody;
import dev.muster.provisioninglog.LogEntry;
import dev.muster.provisioninglog.LogQueue;
import dev.muster.provisioninglog.LogTable;
import dev.muster.provisioninglog.RepeatedRefusals;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.resource.RequestNotes;
import dev.muster.security.web.AddressCounts;
import dev.muster.security.web.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names every request, and writes those to SCIM down, and those for tokens. All of them: what an import read is asked for as often as what a push
 * wrote. Of reads there is no body; of accepted requests the answer is left out, because the directory has it.
 */
final class ProvisioningLogFilter extends OncePerRequestFilter {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<Integer> MAY_WAIT = Set.of(429, 503, 507);
    private static final int UNAUTHENTICATED_IN_A_MINUTE = 10;
    /** Of all addresses together: no stranger makes us write without end. */
    private static final int OF_ALL_IN_A_MINUTE = 300;

    private static final String ALL = "all";

    private final LogQueue accepted;
    private final LogTable refused;
    private final Clock clock;
    private final AddressCounts unauthenticated;
    private final RepeatedRefusals repeated;

    ProvisioningLogFilter(LogQueue accepted, LogTable refused, RepeatedRefusals repeated, Clock clock) {
        this.accepted = accepted;
        this.refused = refused;
        this.repeated = repeated;
        this.clock = clock;
        this.unauthenticated = new AddressCounts(clock, Duration.ofMinutes(1));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UUID id = RequestId.of(request);
        response.setHeader(RequestId.HEADER, id.toString());
        try (var correlation = MDC.putCloseable("request", id.toString())) {
            if (isProvisioning(request.getRequestURI())) logged(id, request, response, chain);
            else chain.doFilter(request, response);
        }
    }

    /** Getting the token for it, too. */
    private static boolean isProvisioning(String path) {
        return path.startsWith("/scim") || path.startsWith("/oauth2");
    }

    private void logged(UUID id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant at = clock.instant();
        long began = System.nanoTime();
        BodyCopyingRequest copied = WITH_BODY.contains(request.getMethod()) ? new BodyCopyingRequest(request) : null;
        var held = new HeldResponse(response);
        boolean answered = false;
        try {
            chain.doFilter(copied == null ? request : copied, held);
            answered = true;
        } finally {
            long micros = (System.nanoTime() - began) / 1000;
            // an exception that gets as far as here is answered by the container
            int status = answered ? held.getStatus() : Math.max(500, held.getStatus());
            write(line(id, at, micros, status, request, copied, held));
        }
        held.release();
    }

    private void write(LogEntry line) {
        CredentialId credential = line.credential();
        if (line.isRefused() && (credential == null ? isTooMuch(line.address()) : repeated.counts(credential, line))) {
            return;
        }
        // whoever sends too much must not make us write at once for each, nor wait where there is no database
        if (!line.isRefused() || MAY_WAIT.contains(line.status())) accepted.add(line);
        else refused.write(line);
    }

    /** Of strangers, whatever they are refused. */
    private boolean isTooMuch(String address) {
        return unauthenticated.add(address) > UNAUTHENTICATED_IN_A_MINUTE
                || unauthenticated.add(ALL) > OF_ALL_IN_A_MINUTE;
    }

    private static LogEntry line(
            UUID id,
            Instant at,
            long micros,
            int status,
            HttpServletRequest request,
            @Nullable BodyCopyingRequest copied,
            HeldResponse held) {
        var client = (ProvisioningClient) request.getAttribute(ProvisioningClient.ATTRIBUTE);
        return new LogEntry(
                id,
                at,
                client == null ? null : client.integration().integration(),
                client == null || !(client.context().actor() instanceof Actor.Client actor) ? null : actor.credential(),
                request.getRemoteAddr(),
                request.getHeader("User-Agent"),
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                status,
                micros,
                held.getHeader("Location"),
                copied == null ? CopiedBody.NONE : copied.body(),
                held.body(),
                ignored(request),
                null);
    }

    private static List<String> ignored(HttpServletRequest request) {
        return request.getAttribute(RequestNotes.ATTRIBUTE) instanceof List<?> notes
                ? notes.stream().map(String::valueOf).toList()
                : List.of();
    }
}
