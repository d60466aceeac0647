package dev.muster.directory.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the form that RFC 7643 7 gives to schemas. Characteristics left out have the defaults of its section 2.2. */
public final class SchemaFile {
    static final Set<String> CHARACTERISTICS = Set.of(
            "name",
            "type",
            "description",
            "multiValued",
            "required",
            "caseExact",
            "mutability",
            "returned",
            "uniqueness",
            "canonicalValues",
            "referenceTypes",
            "subAttributes");

    private SchemaFile() {}

    public static Schema schema(JsonNode file) {
        String id = text(file, "id", null);
        try {
            return new Schema(id, text(file, "name", ""), text(file, "description", ""), attributes(file));
        } catch (MalformedSchema e) {
            throw e.in(id);
        }
    }

    static AttributeSet attributes(JsonNode file) {
        return definitions(file.path("attributes"));
    }

    private static AttributeSet definitions(JsonNode nodes) {
        List<AttributeDefinition> definitions = new ArrayList<>();
        for (JsonNode node : nodes) {
            String name = text(node, "name", null);
            try {
                definitions.add(definition(name, node));
            } catch (MalformedSchema e) {
                throw e.in(name);
            }
        }
        return new AttributeSet(definitions);
    }

    private static AttributeDefinition definition(String name, JsonNode node) {
        for (String member : node.propertyNames()) {
            if (!CHARACTERISTICS.contains(member)) {
                throw new MalformedSchema("\"" + member + "\" is no characteristic of an attribute");
            }
        }
        AttributeType type = AttributeType.parse(text(node, "type", "string"));
        AttributeSet subAttributes = definitions(node.path("subAttributes"));
        boolean complex = type == AttributeType.COMPLEX;
        if (complex == (subAttributes.size() == 0)) {
            throw new MalformedSchema("complex attributes have sub-attributes, and no others do");
        }
        return new AttributeDefinition(
                name,
                type,
                text(node, "description", ""),
                flag(node, "multiValued"),
                flag(node, "required"),
                // 2.3.6 and 2.3.7: case counts in both
                node.has("caseExact")
                        ? flag(node, "caseExact")
                        : type == AttributeType.REFERENCE || type == AttributeType.BINARY,
                Mutability.parse(text(node, "mutability", "readWrite")),
                Returned.parse(text(node, "returned", "default")),
                Uniqueness.parse(text(node, "uniqueness", "none")),
                texts(node, "canonicalValues"),
                texts(node, "referenceTypes"),
                subAttributes);
    }

    private static String text(JsonNode node, String member, @Nullable String fallback) {
        JsonNode value = node.get(member);
        if (value != null && value.isString()) {
            return value.stringValue();
        }
        if (value != null || fallback == null) {
            throw new MalformedSchema("\"" + member + "\" must be there, and be text");
        }
        return fallback;
    }

    private static boolean flag(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value != null && !value.isBoolean()) {
            throw new MalformedSchema("\"" + member + "\" must be true or false");
        }
        return value != null && value.booleanValue();
    }

    private static List<String> texts(JsonNode node, String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : node.path(member)) {
            if (!value.isString()) {
                throw new MalformedSchema("\"" + member + "\" must be an array of texts");
            }
            texts.add(value.stringValue());
        }
        return texts;
    }
}
