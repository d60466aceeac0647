package dev.muster.security.web;

import dev.muster.scim.resource.RequestNotes;
import dev.muster.security.DeclaredAccess;
import dev.muster.security.ErrorBody;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that the resolved handler does not declare: whoever asks for last month and is told of today, because a word was
 * wrong, would never know. SCIM passes over what it does not know (RFC 7644 §3.4.2) and says so in the provisioning log; only {@code at} is
 * refused there, too.
 */
public final class DeclaredParameters implements HandlerInterceptor {
    private static final String TENANT = "tenant";
    private static final Set<String> OF_SCIM_ONCE =
            Set.of("filter", "sortBy", "sortOrder", "startIndex", "count", "cursor");
    private static final Set<String> OF_SCIM_LISTS = Set.of("attributes", "excludedAttributes");
    private static final int NOTED = 10;
    private static final int LONGEST = 40;

    /** By the handler: each name, and whether it may be given more than once. */
    private final Map<HandlerMethod, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        String feature = method.getBeanType().getPackageName() + ".";
        // a form before its fields are taken for parameters, a wildcard before Spring makes a fault of it
        boolean unread = ReadableQuery.hasForm(request) || takesBody(method) && hasWildcard(request.getContentType());
        if (feature.startsWith("dev.muster.api.") && unread) {
            String cure = takesBody(method) ? "send application/json." : "this call takes no body.";
            String detail = "A body of this Content-Type is not read here; " + cure;
            ErrorBody.send(415, null, detail, request.getRequestURI(), response);
            return false;
        }
        Map<String, String[]> given = request.getParameterMap();
        if (given.isEmpty()) return true;
        Optional<String> refusal = Optional.empty();
        if (feature.startsWith("dev.muster.scim.")) refusal = ofScim(given, request);
        if (feature.startsWith("dev.muster.api.")) refusal = ofApi(given, method);
        if (refusal.isEmpty()) return true;
        String scimType = feature.startsWith("dev.muster.scim.") ? "invalidValue" : null;
        ErrorBody.send(400, scimType, refusal.get(), request.getRequestURI(), response);
        return false;
    }

    private Optional<String> ofApi(Map<String, String[]> given, HandlerMethod method) {
        Map<String, Boolean> known = declared.computeIfAbsent(method, DeclaredParameters::of);
        for (Map.Entry<String, String[]> each : given.entrySet()) {
            Boolean many = known.get(each.getKey());
            if (many == null) {
                return Optional.of("'" + cut(each.getKey()) + "': there is no such parameter here. "
                        + (known.isEmpty()
                                ? "This call takes none."
                                : "There are: " + String.join(", ", known.keySet()) + "."));
            }
            if (!many && each.getValue().length > 1) return Optional.of(twice(each.getKey()));
        }
        return Optional.empty();
    }

    private static Optional<String> ofScim(Map<String, String[]> given, HttpServletRequest request) {
        if (given.containsKey("at")) {
            return Optional.of("'at': SCIM tells what is now, and would be taken for what was then. Ask"
                    + " GET /api/directory/{type}/{id}?at= for the past.");
        }
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, String[]> each : given.entrySet()) {
            String name = each.getKey();
            if (OF_SCIM_ONCE.contains(name) && each.getValue().length > 1) return Optional.of(twice(name));
            if (OF_SCIM_LISTS.contains(name) && each.getValue().length > 1) {
                notes.add("parameter " + name + ": given more than once, the first was read");
            }
            if (!OF_SCIM_ONCE.contains(name) && !OF_SCIM_LISTS.contains(name) && notes.size() < NOTED) {
                notes.add("parameter " + cut(name) + ": SCIM has none of this name");
            }
        }
        RequestNotes.note(request, notes);
        return Optional.empty();
    }

    private static boolean takesBody(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static boolean hasWildcard(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].contains("*");
    }

    private static String twice(String name) {
        return "'" + name + "': it is given more than once. Give it once.";
    }

    /** As much of what a client wrote as an answer may quote. */
    public static String cut(String written) {
        String seen = written.replaceAll("\\p{Cntrl}", "?");
        return seen.length() <= LONGEST ? seen : seen.substring(0, LONGEST) + "…";
    }

    static Map<String, Boolean> of(HandlerMethod method) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam single =
                    AnnotatedElementUtils.findMergedAnnotation(parameter.getParameter(), RequestParam.class);
            if (single != null) {
                String name = single.name().isEmpty() ? parameter.getParameter().getName() : single.name();
                names.put(name, isMany(parameter.getParameterType()));
            }
            if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    names.putIfAbsent(component.getName(), isMany(component.getType()));
                }
            }
        }
        // whoever may speak of several tenants names one of them, whatever they ask
        if (DeclaredAccess.of(method).people() != null) names.put(TENANT, false);
        return names;
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
