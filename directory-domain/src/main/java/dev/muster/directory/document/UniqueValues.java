package dev.muster.directory.document;

import dev.muster.directory.ResourceId;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ResourceType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values of a document that no other resource of its type may have, because a schema says so (RFC 7643 §7). */
public final class UniqueValues {
    private UniqueValues() {}

    /**
     * Claims what the document has now and had not before, and frees what it has no longer.
     *
     * @throws DocumentRefusal.ValueTaken where another resource of the tenant has the value
     */
    public static void settle(ResourceType type, Document before, Document after, ResourceId owner, UniqueNames names) {
        for (AttributePath path : type.uniqueAttributes()) {
            UniqueNames.Value had = value(path, before);
            UniqueNames.Value has = value(path, after);
            if (Objects.equals(had, has)) {
                continue;
            }
            if (has != null && !names.claim(has, owner)) {
                throw new DocumentRefusal.ValueTaken(path.toString(), has.text());
            }
            if (had != null) {
                names.release(had, has, owner);
            }
        }
    }

    /** The document's value of one of the {@linkplain ResourceType#uniqueAttributes() unique attributes}. */
    private static UniqueNames.@Nullable Value value(AttributePath path, Document document) {
        JsonNode extension = document.shared().path(String.valueOf(path.extension()));
        return value(
                path.key(), path.attribute(), extension.get(path.attribute().name()));
    }

    /** Null where there is no value. */
    public static UniqueNames.@Nullable Value value(
            String key, AttributeDefinition attribute, @Nullable JsonNode stored) {
        return stored == null || !stored.isValueNode()
                ? null
                : new UniqueNames.Value(key, attribute.caseExact(), stored.asString());
    }
}
