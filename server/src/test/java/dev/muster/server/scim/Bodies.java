package dev.muster.server.scim;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies as clients send them and demand them, from files named after the client or the RFC's section. */
public final class Bodies {
    private Bodies() {}

    public static String text(String name) {
        try (InputStream file = requireNonNull(Bodies.class.getResourceAsStream(name + ".json"), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(String name) {
        return new JsonMapper().readTree(text(name));
    }
}
