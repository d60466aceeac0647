package dev.muster.projections;

import dev.muster.directory.document.AttributeChange;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes in the form that the database's {@code fold_document} takes. */
public final class FoldedChanges {
    private FoldedChanges() {}

    public static String json(List<AttributeChange> changes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (AttributeChange change : changes) {
            ObjectNode entry = array.addObject().put("attribute", change.attribute());
            JsonNode after = change.after();
            if (after != null) entry.set("after", after);
        }
        return array.toString();
    }
}
