package dev.muster.security;

import dev.muster.api.Caller;
import dev.muster.people.PersonRole;
import dev.muster.scim.ProvisioningClient;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Who may enter the handler that a request was resolved to: whom the handler itself declares, by {@code AllowedFor} and
 * {@code RequiresScope}. It looks at the handler and never at the path, so no spelling of a path opens anything; a handler that declares
 * nothing is closed. See docs/decisions/0046.
 */
public final class Authorisation implements HandlerInterceptor {
    private static final Set<String> OPEN_PATTERNS = Set.of("/actuator/health", "/actuator/health/**");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String OURS = "dev.muster.";

    /** What answers OPTIONS with the methods of a path, to whoever is known; it knows nothing of what stands there. */
    private static final String SPRINGS_ANSWERS = "org.springframework.web.servlet.mvc.method.";

    private static final String METRICS_PATTERN = "/actuator/prometheus";

    private final Map<HandlerMethod, DeclaredAccess> declared = new ConcurrentHashMap<>();

    /** @throws IllegalStateException where a handler of ours does not declare for whom it is */
    public static void requireDeclarations(Stream<HandlerMethod> handlers) {
        List<String> silent = handlers.filter(Authorisation::isOurs)
                .filter(handler -> DeclaredAccess.of(handler).isMissing())
                .map(HandlerMethod::getShortLogMessage)
                .sorted()
                .toList();
        if (silent.isEmpty()) return;
        throw new IllegalStateException("Handlers that do not say for whom they are, by @AllowedFor or @RequiresScope: "
                + String.join(", ", silent));
    }

    /** But what prints the container's errors: nobody gets there by himself. */
    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith(OURS)
                && !ErrorController.class.isAssignableFrom(handler.getBeanType());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // the container's own forward to what prints an error, after the decision
        if (request.getDispatcherType() == DispatcherType.ERROR) return true;
        Optional<AccessDenied> denial = denial(request, handler);
        if (denial.isEmpty()) return true;
        ErrorBody.send(denial.get(), request, response);
        return false;
    }

    private Optional<AccessDenied> denial(HttpServletRequest request, Object handler) {
        var caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        if (!(handler instanceof HandlerMethod method)) return ofOthers(request, caller);
        DeclaredAccess access = declared.computeIfAbsent(method, DeclaredAccess::of);
        if (access.isMissing()) {
            boolean answersOptions = method.getBeanType().getName().startsWith(SPRINGS_ANSWERS)
                    && request.getMethod().equals("OPTIONS");
            return answersOptions ? Optional.empty() : ofOthers(request, caller);
        }
        if (caller != null) return access.toPerson(caller.role());
        var client = (ProvisioningClient) request.getAttribute(ProvisioningClient.ATTRIBUTE);
        return client == null ? closed() : access.toClient(client.scopes(), isReading(request));
    }

    /** The actuator's, which cannot bear an annotation of ours. */
    private static Optional<AccessDenied> ofOthers(HttpServletRequest request, @Nullable Caller caller) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern instanceof String text && OPEN_PATTERNS.contains(text)) return Optional.empty();
        boolean operator = caller != null && caller.role() == PersonRole.OPERATOR;
        return METRICS_PATTERN.equals(pattern) && operator ? Optional.empty() : closed();
    }

    private static Optional<AccessDenied> closed() {
        return Optional.of(AccessDenied.forbidden("This is closed."));
    }

    static boolean isReading(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }
}
