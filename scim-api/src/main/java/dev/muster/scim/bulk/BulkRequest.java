package dev.muster.scim.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a bulk request (RFC 7644 §3.7), with its operations in their order.
 *
 * @param failOnErrors after how many errors the rest is left undone; null where all is to be tried
 */
record BulkRequest(@Nullable Integer failOnErrors, List<BulkOperation> operations) {

    /**
     * @throws BulkRefusal.Malformed where the body is no bulk request; a single operation that makes no sense is refused by itself,
     *     when its turn comes
     */
    static BulkRequest read(ObjectNode body, int mostOperations) {
        JsonNode operations = member(body, "Operations");
        if (operations == null || !operations.isArray() || operations.isEmpty()) {
            throw new BulkRefusal.Malformed("Operations", "an array of at least one operation is needed here");
        }
        if (operations.size() > mostOperations) {
            throw new BulkRefusal.TooManyOperations(operations.size(), mostOperations);
        }
        List<BulkOperation> read = new ArrayList<>(operations.size());
        Set<String> bulkIds = new HashSet<>();
        for (JsonNode operation : operations) {
            String place = "Operations[" + read.size() + "]";
            if (!(operation instanceof ObjectNode object)) {
                throw new BulkRefusal.Malformed(place, "it must be an object");
            }
            BulkOperation one = operation(object, place);
            if (one.bulkId() != null && !bulkIds.add(one.bulkId())) {
                throw new BulkRefusal.Malformed(place + ".bulkId", "another operation has the same one");
            }
            read.add(one);
        }
        return new BulkRequest(failOnErrors(member(body, "failOnErrors")), List.copyOf(read));
    }

    private static BulkOperation operation(ObjectNode operation, String place) {
        return new BulkOperation(
                place,
                text(operation, "method", place),
                text(operation, "bulkId", place),
                text(operation, "version", place),
                text(operation, "path", place),
                member(operation, "data"));
    }

    private static @Nullable Integer failOnErrors(@Nullable JsonNode given) {
        if (given == null || given.isNull()) return null;
        if (!given.isIntegralNumber() || !given.canConvertToInt() || given.intValue() < 1) {
            throw new BulkRefusal.Malformed("failOnErrors", "it must be a whole number from 1 on");
        }
        return given.intValue();
    }

    private static @Nullable String text(ObjectNode operation, String name, String place) {
        JsonNode value = member(operation, name);
        if (value == null || value.isNull()) return null;
        if (!value.isString()) throw new BulkRefusal.Malformed(place + "." + name, "it must be text");
        return value.stringValue();
    }

    /** The member of that name, in any case. */
    private static @Nullable JsonNode member(ObjectNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) return exact;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) return member.getValue();
        }
        return null;
    }
}
