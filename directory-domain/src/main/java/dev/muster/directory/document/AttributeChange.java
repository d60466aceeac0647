package dev.muster.directory.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attribute's whole value before and after: a path into a multi-valued attribute is no stable address, so a change
 * is never smaller than a top-level attribute. Those of an extension are named one by one, {@code urn:…:User:department}.
 *
 * @param before null where the attribute was absent
 * @param after null where the attribute is absent now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttributeChange(
        String attribute,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {

    public AttributeChange {
        before = copy(before);
        after = copy(after);
    }

    @Override
    public @Nullable JsonNode before() {
        return copy(before);
    }

    @Override
    public @Nullable JsonNode after() {
        return copy(after);
    }

    // Nodes are mutable; and a JSON null read back means the same as a member that is not there.
    private static @Nullable JsonNode copy(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.deepCopy();
    }
}
