package dev.muster.server.security;

import dev.muster.directory.integration.ReadsOnly;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.people.AllowedFor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All that the running server answers to, as the server itself lists it. */
public final class Routes {
    private static final List<String> ANY = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /**
     * For whom a handler declares that it is.
     *
     * @param reads whether it changes nothing
     */
    public record Access(
            @Nullable AllowedFor people, @Nullable RequiresScope scopes, boolean reads) {
        static Access of(HandlerMethod handler, String method) {
            return new Access(
                    nearest(handler, AllowedFor.class),
                    nearest(handler, RequiresScope.class),
                    method.equals("GET") || handler.hasMethodAnnotation(ReadsOnly.class));
        }

        private static <A extends Annotation> @Nullable A nearest(HandlerMethod handler, Class<A> kind) {
            A own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), kind);
            return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), kind);
        }
    }

    /** @param consumes the Content-Type that it wants; empty where it doesn't care */
    public record Route(
            String method, String pattern, String consumes, Class<?> endpoint, Method handler, Access access) {
        public boolean isScim() {
            return endpoint.getPackageName().startsWith("dev.muster.scim");
        }

        public boolean isDiscovery() {
            return endpoint.getPackageName().equals("dev.muster.scim.discovery");
        }

        /** Each type of resource is served there to whoever may see it. */
        public boolean isOfEachType() {
            return isDiscovery()
                    || endpoint.getPackageName().equals("dev.muster.scim.bulk")
                    || endpoint.getPackageName().equals("dev.muster.scim.search");
        }

        public boolean isEquipment() {
            return endpoint.getPackageName().equals("dev.muster.scim.equipment");
        }

        public boolean isAccess() {
            return endpoint.getPackageName().equals("dev.muster.api.access");
        }

        public boolean isForPeople() {
            return access.people() != null;
        }

        public boolean isForClients() {
            return access.scopes() != null;
        }

        /** The reference of all calls: for whoever is known, and the same for all. */
        public boolean isForBoth() {
            return isForPeople() && isForClients();
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private Routes() {}

    public static List<Route> of(RequestMappingHandlerMapping mapping) {
        List<Route> routes = new ArrayList<>();
        mapping.getHandlerMethods().forEach((where, handler) -> {
            // what prints the container's errors, and is asked by nobody
            if (ErrorController.class.isAssignableFrom(handler.getBeanType())) return;
            if (handler.getBeanType().getPackageName().startsWith("dev.muster.")) add(where, handler, routes);
        });
        routes.sort(Comparator.comparing(Route::toString));
        return routes;
    }

    private static void add(RequestMappingInfo where, HandlerMethod handler, List<Route> routes) {
        Set<RequestMethod> methods = where.getMethodsCondition().getMethods();
        String consumes = where.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .map(MediaType::toString)
                .orElse("");
        for (String pattern : where.getPatternValues()) {
            for (String method :
                    methods.isEmpty() ? ANY : methods.stream().map(Enum::name).toList()) {
                routes.add(new Route(
                        method,
                        pattern,
                        consumes,
                        handler.getBeanType(),
                        handler.getMethod(),
                        Access.of(handler, method)));
            }
        }
    }
}
