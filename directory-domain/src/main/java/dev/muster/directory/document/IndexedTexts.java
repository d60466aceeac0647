package dev.muster.directory.document;

import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.text.Folding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes by which resources are found, and which so must fit into an index: PostgreSQL's takes 2,704 bytes for a row, in
 * which an address and its type stand together.
 */
public final class IndexedTexts {
    private static final Map<String, List<String>> ATTRIBUTES = Map.of(
            "User", List.of("userName", "displayName", "userType"),
            "Group", List.of("displayName"),
            "Equipment", List.of("assetTag", "serialNumber"));
    private static final Map<String, List<String>> PARTS = Map.of("emails", List.of("value", "type"));

    private IndexedTexts() {}

    /** Whether a text, as it is compared, is short enough to be found by. */
    public static boolean fits(String text) {
        return text.length() <= DocumentLimits.INDEXED
                && text.getBytes(StandardCharsets.UTF_8).length <= DocumentLimits.INDEXED;
    }

    static void check(ResourceType type, ObjectNode tree, @Nullable String externalId) {
        if (externalId != null && !fits(externalId)) throw tooLong("externalId");
        for (String attribute : ATTRIBUTES.getOrDefault(type.name(), List.of())) {
            check(attribute, tree.get(attribute));
        }
        PARTS.forEach((attribute, parts) -> {
            for (JsonNode value : tree.path(attribute)) {
                parts.forEach(part -> check(attribute + "." + part, value.get(part)));
            }
        });
    }

    private static void check(String attribute, @Nullable JsonNode value) {
        if (value != null && value.isString() && !fits(Folding.fold(value.stringValue()))) throw tooLong(attribute);
    }

    private static DocumentRefusal.TooLarge tooLong(String attribute) {
        return new DocumentRefusal.TooLarge(
                "the length of " + attribute + ", in bytes of UTF-8,", DocumentLimits.INDEXED);
    }
}
