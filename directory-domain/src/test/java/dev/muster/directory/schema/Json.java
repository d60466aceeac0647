package dev.muster.directory.schema;

import dev.muster.directory.text.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON for tests: from files named after their source, or inline with single quotes. */
public final class Json {
    private Json() {}

    public static ObjectNode file(String name) {
        try (var file = Json.class.getResourceAsStream(name + ".json")) {
            return (ObjectNode) ExactJson.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        return ExactJson.read(text.replace('\'', '"'));
    }

    public static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }
}
