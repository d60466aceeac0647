package dev.muster.directory.document;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeSet;
import dev.muster.directory.schema.Schema;
import dev.muster.directory.text.Blanks;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values that one resource has of an extension, held against the schema as it would be now. It names attributes and never
 * values: this is told to whoever starts a server, and they are people's.
 *
 * @param unknown what the schema has no place for, by paths within it: {@code badge}, {@code desk.room}
 * @param misfit  why the rest cannot be of the schema; null where it can
 */
public record StoredExtension(Set<String> unknown, @Nullable String misfit) {

    public static StoredExtension of(Schema schema, ObjectNode stored) {
        Set<String> unknown = new TreeSet<>();
        ObjectNode known = known(schema.attributes(), stored, "", unknown);
        return new StoredExtension(unknown, misfit(schema, known).orElse(null));
    }

    private static Optional<String> misfit(Schema schema, ObjectNode known) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode frozen = JsonNodeFactory.instance.objectNode();
        for (AttributeDefinition attribute : schema.attributes()) {
            if (attribute.isReadOnly() && known.has(attribute.name())) {
                frozen.set(attribute.name(), known.get(attribute.name()));
            }
        }
        try {
            ObjectNode canonical = Canonical.object(schema.attributes(), known, "", new Remarks());
            ObjectNode again = canonical == null ? JsonNodeFactory.instance.objectNode() : canonical;
            again.setAll(frozen);
            return again.equals(known) ? Optional.empty() : Optional.of(otherForm(known, again));
        } catch (DocumentRefusal.InvalidValue invalid) {
            return Optional.of(invalid.attribute() + ": " + invalid.cure());
        } catch (DocumentRefusal refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static String otherForm(ObjectNode known, ObjectNode canonical) {
        return known.propertyNames().stream()
                        .filter(name -> !known.get(name).equals(canonical.get(name)))
                        .findFirst()
                        .orElse("it")
                + ": it has another form, one value where there are many or many where there is one";
    }

    private static ObjectNode known(AttributeSet attributes, ObjectNode stored, String prefix, Set<String> unknown) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        stored.forEachEntry((name, value) -> {
            if (value.isString() && Blanks.sayNothing(value.stringValue())) {
                return; // of an earlier build: no value
            }
            AttributeDefinition attribute = attributes.find(name).orElse(null);
            if (attribute == null || !attribute.isStored()) {
                unknown.add(prefix + name);
            } else {
                JsonNode rest = known(attribute, value, prefix + name + ".", unknown);
                if (!attribute.isComplex() || !rest.isEmpty() || value.isEmpty()) {
                    known.set(name, rest);
                }
            }
        });
        return known;
    }

    private static JsonNode known(AttributeDefinition attribute, JsonNode value, String prefix, Set<String> unknown) {
        if (!attribute.isComplex()) {
            return value;
        }
        if (value instanceof ObjectNode object) {
            return known(attribute.subAttributes(), object, prefix, unknown);
        }
        if (!(value instanceof ArrayNode array)) {
            return value;
        }
        ArrayNode each = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array) {
            JsonNode rest = known(attribute, element, prefix, unknown);
            if (!rest.isEmpty() || element.isEmpty()) {
                each.add(rest);
            }
        }
        return each;
    }
}
