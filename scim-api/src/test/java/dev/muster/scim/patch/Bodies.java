package dev.muster.scim.patch;

import static java.util.Objects.requireNonNull;

import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.patch.PatchPath;
import dev.muster.scim.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PATCH bodies for tests, from files or inline with single quotes; and operations written as the RFC would. */
final class Bodies {
    private Bodies() {}

    static ObjectNode file(String name) {
        try (InputStream file = requireNonNull(Bodies.class.getResourceAsStream(name + ".json"), name)) {
            return StrictJson.object(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode body(String text) {
        return StrictJson.object(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode patch(String operations) {
        return body("{'Operations':[" + operations + "]}");
    }

    static ObjectNode written(List<PatchOperation> operations) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (PatchOperation operation : operations) {
            array.add(
                    switch (operation) {
                        case PatchOperation.Add add -> written("add", add.path(), add.value());
                        case PatchOperation.Replace replace -> written("replace", replace.path(), replace.value());
                        case PatchOperation.Remove remove -> written("remove", remove.path(), remove.only());
                    });
        }
        return JsonNodeFactory.instance.objectNode().set("Operations", array);
    }

    private static ObjectNode written(String op, @Nullable PatchPath path, @Nullable JsonNode value) {
        ObjectNode written = JsonNodeFactory.instance.objectNode().put("op", op);
        if (path != null) {
            written.put("path", path.toString());
        }
        return value == null ? written : written.set("value", value);
    }
}
