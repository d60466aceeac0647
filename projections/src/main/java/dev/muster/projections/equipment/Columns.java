package dev.muster.projections.equipment;

import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.text.Folding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attributes as an object of columns, the form that {@code jsonb_populate_record} takes: a column that is not in it stays
 * as it is.
 */
final class Columns {
    private static final Map<String, String> TEXTS = Map.of(
            "assetTag", "asset_tag",
            "serialNumber", "serial_number",
            "model", "model",
            "manufacturer", "manufacturer",
            "category", "category",
            "status", "status");

    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    private Columns() {}

    static String of(Document document) {
        Columns columns = new Columns();
        document.tree().forEachEntry(columns::set);
        return columns.values.toString();
    }

    static String of(List<AttributeChange> changes) {
        Columns columns = new Columns();
        changes.forEach(change -> columns.set(change.attribute(), change.after()));
        return columns.values.toString();
    }

    private void set(String attribute, @Nullable JsonNode value) {
        String column = TEXTS.get(attribute);
        if (column != null) {
            values.put(column, value == null ? null : value.stringValue());
            values.put(column + "_folded", value == null ? null : Folding.fold(value.stringValue()));
        } else if (attribute.equals("value") || attribute.equals("currency")) {
            values.set(attribute, value);
        } else if (attribute.equals("purchaseDate")) {
            // the day that was written, wherever on earth it was that day
            values.put(
                    "purchase_date", value == null ? null : value.stringValue().substring(0, 10));
        }
    }
}
