package dev.muster.directory.document;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Schema;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a document holds of extensions without anybody being able to write it now: attributes that a schema had once, and
 * those that became readOnly. The first are shown to nobody; neither is lost by a client's write that cannot mean it.
 */
public final class RetainedAttributes {
    private RetainedAttributes() {}

    /** The document after a write, with what slept in it before. */
    public static Document kept(ResourceType type, Document before, Document after) {
        ObjectNode tree = null;
        for (Map.Entry<String, JsonNode> member : before.shared().properties()) {
            String urn = member.getKey();
            if (!urn.startsWith("urn:") || !(member.getValue() instanceof ObjectNode was)) {
                continue;
            }
            Schema schema = type.extension(urn).orElse(null);
            for (Map.Entry<String, JsonNode> attribute : was.properties()) {
                JsonNode now = after.shared().path(urn).get(attribute.getKey());
                if (!attribute.getValue().equals(now)
                        && sleeps(schema, attribute.getKey(), attribute.getValue(), now)) {
                    tree = tree == null ? after.tree() : tree;
                    tree.withObjectProperty(urn)
                            .set(attribute.getKey(), attribute.getValue().deepCopy());
                }
            }
        }
        return tree == null ? after : Document.owning(tree);
    }

    private static boolean sleeps(@Nullable Schema schema, String name, JsonNode was, @Nullable JsonNode now) {
        Optional<AttributeDefinition> found =
                schema == null ? Optional.empty() : schema.attributes().find(name);
        if (found.isEmpty() || found.get().isReadOnly() || !found.get().isStored()) {
            return true;
        }
        // a part that the schema has no more stays as long as nobody writes the whole anew
        AttributeDefinition attribute = found.get();
        try {
            return attribute.isComplex() && Objects.equals(now, Canonical.attribute(attribute, was, "", new Remarks()));
        } catch (DocumentRefusal otherwise) {
            return false;
        }
    }
}
