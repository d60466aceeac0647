package dev.muster.directory.patch;

import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentReading;
import dev.muster.directory.document.Immutability;
import dev.muster.directory.document.Remarks;
import dev.muster.directory.document.RetainedAttributes;
import dev.muster.directory.schema.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PATCH, RFC 7644 3.5.2: all operations or none. */
public final class Patch {
    private Patch() {}

    /**
     * @param document as before; {@link Document#equals equal} to the one before if nothing has changed
     * @param externalId as before, unless an operation set or removed it
     * @param ignored members of path-less values that were left out, for the provisioning log
     * @param notes what was put right, in sentences for the provisioning log
     */
    public record Patched(Document document, @Nullable String externalId, List<String> ignored, List<String> notes) {}

    /** @throws DocumentRefusal where an operation cannot be applied; nothing has changed then */
    public static Patched apply(
            ResourceType type,
            Document document,
            @Nullable String externalId,
            List<PatchOperation> operations,
            NoMatch noMatch) {
        ObjectNode tree = document.tree();
        if (externalId != null) {
            tree.put("externalId", externalId);
        }
        Remarks remarks = new Remarks();
        PatchTarget target = new PatchTarget(type, tree, noMatch, remarks);
        operations.forEach(target::apply);
        target.dropNamesOfOthers(document);
        // Once more as a whole: required attributes, limits, the order of the schema.
        DocumentReading reading = DocumentReading.again(type, tree);
        Document after = RetainedAttributes.kept(type, document, reading.document());
        Immutability.check(type, document.shared(), after.shared());
        Document result = after.equals(document) ? document : after;
        return new Patched(result, reading.externalId(), remarks.ignored(), remarks.notes());
    }

    /** Whether an operation gives a value to an attribute that is kept beside the document, such as externalId. */
    public static boolean sets(List<PatchOperation> operations, String attribute) {
        return operations.stream().anyMatch(operation -> switch (operation) {
            case PatchOperation.Add add -> sets(add.path(), add.value(), attribute);
            case PatchOperation.Replace replace -> sets(replace.path(), replace.value(), attribute);
            case PatchOperation.Remove ignored -> false;
        });
    }

    private static boolean sets(@Nullable PatchPath path, JsonNode value, String attribute) {
        if (path == null) {
            return value.propertyNames().stream().anyMatch(attribute::equalsIgnoreCase);
        }
        return path instanceof PatchPath.ToAttribute to
                && to.attribute().toString().equals(attribute);
    }
}
