package dev.muster.scim.bulk;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of a bulk request, as its client wrote it.
 *
 * @param place where it stands: {@code Operations[3]}
 */
record BulkOperation(
        String place,
        @Nullable String method,
        @Nullable String bulkId,
        @Nullable String version,
        @Nullable String path,
        @Nullable JsonNode data) {

    /** What can be done; null where the client named nothing of that kind. */
    @Nullable
    Method verb() {
        if (method == null) return null;
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "POST" -> Method.POST;
            case "PUT" -> Method.PUT;
            case "PATCH" -> Method.PATCH;
            case "DELETE" -> Method.DELETE;
            default -> null;
        };
    }

    enum Method {
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** @throws BulkRefusal.Malformed where it is none of those that RFC 7644 §3.7 lists */
    Method requiredVerb() {
        Method verb = verb();
        if (verb == null) {
            throw new BulkRefusal.Malformed(place + ".method", "it must be POST, PUT, PATCH or DELETE");
        }
        return verb;
    }

    /**
     * The parts of the path between its slashes: the endpoint's name, and an id except for a POST.
     *
     * @throws BulkRefusal.Malformed where it has others
     */
    String[] requiredPath() {
        String[] parts =
                path == null ? new String[0] : path.replaceFirst("^/", "").split("/", -1);
        boolean creates = verb() == Method.POST;
        if (parts.length != (creates ? 1 : 2)) {
            throw new BulkRefusal.Malformed(
                    place + ".path",
                    creates
                            ? "a POST goes to the resource type's endpoint, such as /Users"
                            : "it must name the resource, such as /Users/{id}");
        }
        return parts;
    }

    /**
     * The resource, or the PATCH. RFC 7644 §3.7.3 shows a PATCH whose data is the array of operations itself.
     *
     * @throws BulkRefusal.Malformed where there is none
     */
    ObjectNode requiredData() {
        if (data instanceof ObjectNode object) return object;
        if (data != null && data.isArray() && verb() == Method.PATCH) {
            return JsonNodeFactory.instance.objectNode().set("Operations", data);
        }
        throw new BulkRefusal.Malformed(place + ".data", "it must be the object that such a request has as its body");
    }

    /** The bulkIds of other operations that this one names, in its path or anywhere in its data. */
    Set<String> references() {
        return BulkReferences.in(path, data);
    }
}
