package dev.muster.scim.json;

import dev.muster.directory.text.Characters;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Looks for NUL characters and halves of surrogate pairs, in names too: PostgreSQL can store neither. */
final class UnstorableText {
    private UnstorableText() {}

    static void check(JsonNode root) {
        check(root, "");
    }

    private static void check(JsonNode node, String pointer) {
        if (node.isString()) {
            requireStorable(node.stringValue(), pointer);
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                requireStorable(member.getKey(), pointer + "/?");
                check(member.getValue(), pointer + "/" + member.getKey());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), pointer + "/" + i);
            }
        }
    }

    private static void requireStorable(String text, String pointer) {
        if (!Characters.areStorable(text)) {
            throw new MalformedJson("a text has a NUL character or half of a surrogate pair", pointer);
        }
    }
}
