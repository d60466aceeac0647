package dev.muster.api.equipment;

import dev.muster.api.ApiRefusal;
import dev.muster.api.equipment.csv.Column;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentReading;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.text.Blanks;
import dev.muster.directory.text.Moments;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a person says of an item, by the names of its attributes. As in a file, a blank text is no value, a date is a day, and
 * whoever has it is not said here.
 */
final class Particulars {
    private static final String HOLDER = "holder";

    private final ResourceType type;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    /** @throws ApiRefusal.BadValue where a member is none of an item's, or no value for it */
    Particulars(ResourceType type, ObjectNode body) {
        this.type = type;
        body.forEachEntry((name, value) -> values.set(attribute(name).name(), read(name, value)));
    }

    /** Of a new item. */
    Document document() {
        ObjectNode given = values.deepCopy();
        given.removeIf(JsonNode::isNull);
        return DocumentReading.of(type, given).document();
    }

    /** Of an item that is there: what is not named stays. */
    List<PatchOperation> changes() {
        if (values.isEmpty()) throw new ApiRefusal.BadValue("body", "it says nothing of the item; give " + known());
        return List.of(new PatchOperation.Replace(null, values));
    }

    private AttributeDefinition attribute(String name) {
        if (name.equalsIgnoreCase(HOLDER)) {
            throw new ApiRefusal.BadValue(
                    name, "an item is given out by POST /api/equipment/{id}/check-out, and taken back by /return.");
        }
        return type.core()
                .attributes()
                .find(name)
                .orElseThrow(() -> new ApiRefusal.BadValue(name, "an item has no such attribute; it has " + known()));
    }

    private String known() {
        return type.core().attributes().asList().stream()
                .map(AttributeDefinition::name)
                .filter(name -> !name.equals(HOLDER))
                .collect(Collectors.joining(", ", "", "."));
    }

    private static JsonNode read(String name, JsonNode value) {
        if (!value.isString()) return value;
        boolean free = name.equalsIgnoreCase(Column.NOTES.attribute);
        String text = free ? Blanks.strip(value.stringValue()) : Blanks.name(value.stringValue());
        if (text.isEmpty()) return NullNode.getInstance();
        return StringNode.valueOf(name.equalsIgnoreCase(Column.PURCHASE_DATE.attribute) ? moment(name, text) : text);
    }

    /** The beginning of a day; what is longer is judged by the schema. */
    private static String moment(String name, String text) {
        if (text.length() > 10) return text;
        return Moments.findDay(text)
                .map(day -> day + "T00:00:00Z")
                .orElseThrow(() -> new ApiRefusal.BadValue(name, "'" + text + "' is no day; write it as 2026-01-31."));
    }
}
