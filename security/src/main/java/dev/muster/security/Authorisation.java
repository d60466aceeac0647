package dev.muster.security;

import dev.muster.api.AllowedFor;
import dev.muster.api.Caller;
import dev.muster.api.CallingApplication;
import dev.muster.directory.integration.Scope;
import dev.muster.people.PersonRole;
import dev.muster.scim.ProvisioningClient;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Who may enter the handler that a request was resolved to. It looks at the handler and never at the path, so no spelling
 * of a path opens anything; a handler that no rule names is closed.
 */
final class Authorisation implements HandlerInterceptor {
    private static final Set<String> OPEN_PATTERNS = Set.of("/actuator/health", "/actuator/health/**");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** What answers OPTIONS with the methods of a path, to whoever is known; it knows nothing of what stands there. */
    private static final String SPRINGS_ANSWERS = "org.springframework.web.servlet.mvc.method.";

    private static final String METRICS_PATTERN = "/actuator/prometheus";

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

    private static Optional<AccessDenied> denial(HttpServletRequest request, Object handler) {
        var client = (ProvisioningClient) request.getAttribute(ProvisioningClient.ATTRIBUTE);
        var application = (CallingApplication) request.getAttribute(CallingApplication.ATTRIBUTE);
        var caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        String feature =
                handler instanceof HandlerMethod method ? method.getBeanType().getPackageName() + "." : "";
        if (feature.startsWith("dev.muster.scim.")) return ofScim(feature, request, client);
        if (feature.startsWith("dev.muster.api.access.")) return ofAccess(application);
        if (feature.startsWith("dev.muster.api.")) return ofApi((HandlerMethod) handler, caller);
        if (feature.startsWith(SPRINGS_ANSWERS) && request.getMethod().equals("OPTIONS")) return Optional.empty();
        return ofActuator(request, caller);
    }

    private static Optional<AccessDenied> ofScim(
            String feature, HttpServletRequest request, @Nullable ProvisioningClient client) {
        if (client == null) {
            return Optional.of(AccessDenied.forbidden(
                    "SCIM is for provisioning credentials: people work with /api. Send an integration's token."));
        }
        boolean discovery = feature.startsWith("dev.muster.scim.discovery.");
        if (feature.startsWith("dev.muster.scim.equipment.")) {
            // for those without a scope for it it is not even announced
            return client.seesEquipment()
                    ? unlessOnlyRead(Scope.EQUIPMENT, request, client)
                    : Optional.of(AccessDenied.notFound("There is no such resource type."));
        }
        if (client.seesEquipment()) {
            // which types are served is settled there
            if (discovery || feature.startsWith("dev.muster.scim.search.")) return Optional.empty();
            boolean writesEquipment = client.scopes().contains(Scope.EQUIPMENT);
            if (writesEquipment && feature.startsWith("dev.muster.scim.bulk.")) return Optional.empty();
        }
        if (client.seesPeople()) return discovery ? Optional.empty() : unlessOnlyRead(Scope.SCIM, request, client);
        return Optional.of(AccessDenied.forbidden(
                "This credential does not have the scope SCIM, only " + Scope.names(client.scopes()) + "."));
    }

    private static Optional<AccessDenied> unlessOnlyRead(
            Scope forWriting, HttpServletRequest request, ProvisioningClient client) {
        if (client.scopes().contains(forWriting) || reads(request)) return Optional.empty();
        return Optional.of(AccessDenied.forbidden(
                "This credential only reads: its scopes are " + Scope.names(client.scopes()) + ", and a change wants "
                        + forWriting + ". Have the owner of the tenant mint one that writes."));
    }

    /** A search is a question that came as a POST (RFC 7644 §3.4.3). */
    private static boolean reads(HttpServletRequest request) {
        return isReading(request)
                || request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                        && pattern.endsWith("/.search");
    }

    private static Optional<AccessDenied> ofAccess(@Nullable CallingApplication application) {
        return application != null
                ? Optional.empty()
                : Optional.of(AccessDenied.forbidden(
                        "/access is for the customer's application: it wants a credential of the scope ACCESS."));
    }

    private static Optional<AccessDenied> ofApi(HandlerMethod method, @Nullable Caller caller) {
        if (caller == null) {
            return Optional.of(AccessDenied.forbidden(
                    "/api is for people, by name and password; this is the credential of a" + " client."));
        }
        AllowedFor allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AllowedFor.class);
        if (allowed == null) {
            allowed = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), AllowedFor.class);
        }
        if (allowed != null && Arrays.asList(allowed.value()).contains(caller.role())) return Optional.empty();
        return Optional.of(AccessDenied.forbidden("Your role " + word(caller.role()) + " does not open this."
                + (allowed == null ? "" : " It is for " + words(allowed.value()) + ".")));
    }

    private static String words(PersonRole[] roles) {
        return Arrays.stream(roles).map(Authorisation::word).collect(Collectors.joining(", "));
    }

    private static String word(PersonRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<AccessDenied> ofActuator(HttpServletRequest request, @Nullable Caller caller) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern instanceof String text && OPEN_PATTERNS.contains(text)) return Optional.empty();
        boolean operator = caller != null && caller.role() == PersonRole.OPERATOR;
        if (METRICS_PATTERN.equals(pattern) && operator) return Optional.empty();
        return Optional.of(AccessDenied.forbidden("This is closed."));
    }

    static boolean isReading(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }
}
