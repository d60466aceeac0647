package dev.muster.directory.patch;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a PATCH (RFC 7644 3.5.2) on a document. One that can be built is well-formed; whether it fits is known
 * when it is applied. A null path means the resource itself, and the value is then an object of attributes.
 */
public sealed interface PatchOperation {

    record Add(@Nullable PatchPath path, JsonNode value) implements PatchOperation {}

    record Replace(@Nullable PatchPath path, JsonNode value) implements PatchOperation {}

    /**
     * @param only where it is not null and the attribute has many values: those to remove, leaving the others
     */
    record Remove(PatchPath path, @Nullable JsonNode only) implements PatchOperation {}
}
