package dev.muster.directory.document;

import dev.muster.directory.schema.AttributeDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * By what two values of a multi-valued attribute are the same one: RFC 7643 2.4 wants no combination of {@code type} and
 * {@code value} twice. Where there is no {@code value}, as in addresses, all counts but {@code primary}.
 */
public final class ValueIdentity {
    private ValueIdentity() {}

    /** To be compared by {@code equals}. */
    public static Object of(AttributeDefinition attribute, JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            return comparable(attribute, value);
        }
        AttributeDefinition main = attribute.sub("value").orElse(null);
        if (main != null && object.has(main.name())) {
            AttributeDefinition kind = attribute.sub("type").orElse(null);
            JsonNode type = kind == null ? null : object.get(kind.name());
            return List.of(comparable(main, object.get(main.name())), kind == null ? "" : comparable(kind, type));
        }
        ObjectNode rest = object.deepCopy();
        rest.remove("primary");
        return rest;
    }

    private static Object comparable(AttributeDefinition definition, @Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        return value.isString() ? SimpleValue.text(value, definition) : value;
    }
}
