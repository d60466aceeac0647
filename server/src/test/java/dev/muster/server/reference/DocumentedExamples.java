package dev.muster.server.reference;

import dev.muster.server.security.Routes.Route;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The bodies that the guide to the API sends, as examples for the reference: a test runs those calls. */
final class DocumentedExamples {
    private static final String ID = "019b2f6e-7a10-7c3e-8f52-1f0a5f6b7c04";

    /** Has whatever the guide takes from an answer. */
    private static final String ANSWER = """
            {"id": "019b2f6e-7a10-7c3e-8f52-1f0a5f6b7c04", "secret": "mstr_",
             "items": [{"id": "019b2f6e-7a10-7c3e-8f52-1f0a5f6b7c04", "at": "2026-01-05T08:00:00Z"}]}""";

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Route> routes;
    private final Map<String, JsonNode> sent = new HashMap<>();
    private final Map<String, JsonNode> answered = new HashMap<>();

    private DocumentedExamples(List<Route> routes) {
        this.routes = routes;
    }

    /** @param files where the files of the calls are */
    static DocumentedExamples ofGuide(List<Route> routes, Path files) {
        var found = new DocumentedExamples(routes);
        Map<String, String> values = new HashMap<>(Map.of("PASSWORD", "secret"));
        for (CodeBlock block : CodeBlock.in(Documents.ROOT, "docs/api.md")) {
            if (!block.calls() && !block.assigns()) continue;
            new Shell(values, arguments -> found.keep(CurlCall.of(arguments, files), block)).run(block.text());
        }
        return found;
    }

    /** The first body of each operation: {@code POST /api/roles}. */
    Map<String, JsonNode> sent() {
        return sent;
    }

    /** As the guide shows it; of a SCIM resource, what was sent with what the server adds. */
    @Nullable
    JsonNode answered(Route route) {
        JsonNode shown = answered.get(route.toString());
        boolean ofOne = route.isScim()
                && Set.of("create", "get", "replace", "revise")
                        .contains(route.handler().getName());
        if (shown != null || !ofOne) return shown;
        String base = route.pattern().replace("/{id}", "");
        if (!(sent.get("POST " + base) instanceof ObjectNode resource)) return null;
        ObjectNode whole = resource.deepCopy().put("id", ID);
        whole.putObject("meta")
                .put("resourceType", base.replaceAll(".*/|s$", ""))
                .put("created", "2026-01-05T08:00:00Z")
                .put("lastModified", "2026-01-05T08:00:00Z")
                .put("location", "https://muster.example.com" + base + "/" + ID)
                .put("version", "W/\"0\"");
        return whole;
    }

    private String keep(CurlCall call, CodeBlock block) {
        for (Route route : routes) {
            if (!isMeant(route, call)) continue;
            byte[] body = call.body();
            if (body != null) sent.putIfAbsent(route.toString(), example(new String(body, StandardCharsets.UTF_8)));
            boolean alone = block.text().split("curl ", -1).length == 2;
            if (alone && block.answer() != null && !block.answer().contains("…")) {
                answered.putIfAbsent(route.toString(), JSON.readTree(block.answer()));
            }
        }
        return ANSWER;
    }

    private static boolean isMeant(Route route, CurlCall call) {
        return !route.pattern().contains("*")
                && route.method().equals(call.method())
                && call.path().matches(route.pattern().replaceAll("\\{[^}]*}", "[^/]+"));
    }

    private static JsonNode example(String body) {
        return body.stripLeading().startsWith("{") ? JSON.readTree(body) : StringNode.valueOf(body);
    }
}
