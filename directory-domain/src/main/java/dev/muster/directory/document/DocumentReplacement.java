package dev.muster.directory.document;

import dev.muster.directory.schema.ResourceType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of a new resource, and of one that a PUT replaces. */
public final class DocumentReplacement {
    private DocumentReplacement() {}

    /** A new resource's document: as wanted, with the defaults where the client said nothing. */
    public static Document created(ResourceType type, Document wanted) {
        return withDefaults(type, Document.EMPTY, wanted);
    }

    /**
     * What a PUT makes of the current document. RFC 7644 3.5.1 clears what the client leaves out, with two exceptions. An
     * attribute with a default keeps its value: were {@code active} to fall back to true, a client that never manages it
     * would bring every leaver back by editing a telephone number. An immutable value stays, since nobody may take it away
     * and a client that knows nothing of its extension sends none.
     *
     * @throws DocumentRefusal.MutabilityViolation where an immutable attribute would change
     */
    public static Document replaced(ResourceType type, Document current, Document wanted) {
        Document result = Immutability.kept(
                type, current, RetainedAttributes.kept(type, current, withDefaults(type, current, wanted)));
        Immutability.check(type, current.shared(), result.shared());
        return result;
    }

    private static Document withDefaults(ResourceType type, Document current, Document wanted) {
        if (type.defaults().isEmpty()) {
            return wanted;
        }
        ObjectNode tree = wanted.tree();
        type.defaults().forEach((attribute, fallback) -> {
            if (!tree.has(attribute)) {
                JsonNode present = current.shared().get(attribute);
                tree.set(attribute, present == null ? fallback : present.deepCopy());
            }
        });
        return Document.owning(tree);
    }
}
