package dev.muster.server.reference;

import dev.muster.server.security.Routes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** How operations are called and sorted. */
final class Naming {
    private Naming() {}

    /** By the last step of what an endpoint is mapped to, which names what it is about. */
    static String tag(Route route) {
        if (route.isForBoth()) return "Reference";
        if (route.isScim()) return "SCIM: " + words(plainName(route));
        List<String> steps = new ArrayList<>(List.of(route.pattern()));
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(route.endpoint(), RequestMapping.class);
        String base = mapping == null ? route.pattern() : mapping.path()[0];
        for (String step : base.split("/")) {
            if (!step.isBlank() && !step.startsWith("{")) steps.add(step);
        }
        String last = steps.getLast().replace('-', ' ');
        return last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }

    static String operationId(Route route) {
        String name = plainName(route);
        String of = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return (route.isScim() ? "scim." : "") + of + "." + route.handler().getName();
    }

    /** Handlers that several types inherit speak of a resource. */
    static String speaking(String text, Route route) {
        if (!route.handler().getDeclaringClass().getSimpleName().equals("ResourceEndpoint")) return text;
        return switch (plainName(route)) {
            case "Users" -> text.replace("a resource", "a user").replace("resources", "users");
            case "Groups" -> text.replace("a resource", "a group").replace("resources", "groups");
            case "Equipment" -> text.replace("a resource", "an item").replace("resources", "items");
            default -> text;
        };
    }

    /** A description of Javadoc's begins and ends like part of a list. */
    static String sentence(String text) {
        String end = text.endsWith(".") || text.endsWith("?") ? "" : ".";
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + end;
    }

    private static String plainName(Route route) {
        return route.endpoint().getSimpleName().replaceFirst("Endpoint$", "");
    }

    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return spaced.substring(0, 1) + spaced.substring(1).toLowerCase(Locale.ROOT);
    }
}
