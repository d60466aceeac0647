package dev.muster.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/openapi.json, held against what a server really answers. */
final class ApiReference {
    private final JsonNode paths;

    private ApiReference(JsonNode paths) {
        this.paths = paths;
    }

    static ApiReference ofRepository() {
        try {
            String text = Files.readString(Documents.ROOT.resolve("docs/openapi.json"));
            return new ApiReference(new JsonMapper().readTree(text).path("paths"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Fails where the reference does not tell of the call, or of such an answer to it. The token endpoint is not part of it. */
    void knows(String method, String path, int status) {
        if (path.startsWith("/oauth2/")) return;
        String template = templateOf(method, path).orElseThrow(() -> new AssertionError("No such path: " + path));
        JsonNode responses =
                paths.get(template).get(method.toLowerCase(Locale.ROOT)).get("responses");
        assertThat(responses.propertyNames())
                .as("what " + method + " " + template + " answers")
                .contains(Integer.toString(status));
    }

    /** The most literal one: {@code /identity-questions/earlier} before {@code /identity-questions/{id}}. */
    Optional<String> templateOf(String method, String path) {
        return paths.properties().stream()
                .filter(each -> each.getValue().has(method.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .filter(template -> path.matches(template.replaceAll("\\{[^}]*}", "[^/]+")))
                .min((one, other) -> Integer.compare(one.split("\\{").length, other.split("\\{").length));
    }
}
