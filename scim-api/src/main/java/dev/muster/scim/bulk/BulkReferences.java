package dev.muster.scim.bulk;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code bulkId:qwerty} in place of an id that does not exist yet (RFC 7644 §3.7.2): as a whole value, as the end of a
 * reference, or in quotes within a PATCH path. Elsewhere in a text it is but text.
 */
final class BulkReferences {
    private static final String PREFIX = "bulkId:";
    private static final Pattern REFERENCE = Pattern.compile("(?<before>^|/|\")bulkId:(?<id>[^\"/]+)(?<after>$|\")");

    private BulkReferences() {}

    static Set<String> in(@Nullable String path, @Nullable JsonNode data) {
        Set<String> found = new LinkedHashSet<>();
        if (path != null) collect(path, found);
        if (data != null) collect(data, found);
        return found;
    }

    private static void collect(JsonNode node, Set<String> found) {
        if (node.isString()) collect(node.stringValue(), found);
        else node.forEach(child -> collect(child, found));
    }

    private static void collect(String text, Set<String> found) {
        if (!text.contains(PREFIX)) return;
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) found.add(reference.group("id"));
    }

    /** The text with each reference resolved. */
    static String resolved(String text, UnaryOperator<String> ids) {
        if (!text.contains(PREFIX)) return text;
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> Matcher.quoteReplacement(
                        part(reference, 1) + ids.apply(part(reference, 2)) + part(reference, 3)));
    }

    private static String part(MatchResult reference, int group) {
        return reference.group(group);
    }

    /** A copy with each reference resolved. */
    static JsonNode resolved(JsonNode node, UnaryOperator<String> ids) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.forEachEntry((name, value) -> copy.set(name, resolved(value, ids)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(value -> copy.add(resolved(value, ids)));
                yield copy;
            }
            default -> node.isString() ? JsonNodeFactory.instance.stringNode(resolved(node.stringValue(), ids)) : node;
        };
    }
}
