package dev.muster.server.reference;

import dev.muster.server.security.Routes.Route;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The bodies that the guide to the API sends, as examples for the reference: a test runs those calls. */
final class DocumentedExamples {
    /** Has whatever the guide takes from an answer. */
    private static final String ANSWER = """
            {"id": "019b2f6e-7a10-7c3e-8f52-1f0a5f6b7c04", "secret": "mstr_",
             "items": [{"id": "019b2f6e-7a10-7c3e-8f52-1f0a5f6b7c04", "at": "2026-01-05T08:00:00Z"}]}""";

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Route> routes;
    private final Map<String, JsonNode> examples = new HashMap<>();

    private DocumentedExamples(List<Route> routes) {
        this.routes = routes;
    }

    /**
     * @param files where the files of the calls are
     * @return the first body of each operation: {@code POST /api/roles}
     */
    static Map<String, JsonNode> ofGuide(List<Route> routes, Path files) {
        var found = new DocumentedExamples(routes);
        Map<String, String> values = new HashMap<>(Map.of("PASSWORD", "secret"));
        for (CodeBlock block : CodeBlock.in(Documents.ROOT, "docs/api.md")) {
            if (!block.calls() && !block.assigns()) continue;
            new Shell(values, arguments -> found.keep(CurlCall.of(arguments, files))).run(block.text());
        }
        return found.examples;
    }

    private String keep(CurlCall call) {
        byte[] body = call.body();
        if (body == null) return ANSWER;
        String path = call.path();
        for (Route route : routes) {
            boolean meant = !route.pattern().contains("*")
                    && route.method().equals(call.method())
                    && path.matches(route.pattern().replaceAll("\\{[^}]*}", "[^/]+"));
            if (meant) examples.putIfAbsent(route.toString(), example(new String(body, StandardCharsets.UTF_8)));
        }
        return ANSWER;
    }

    private static JsonNode example(String body) {
        return body.stripLeading().startsWith("{") ? JSON.readTree(body) : StringNode.valueOf(body);
    }
}
