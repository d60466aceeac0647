package dev.muster.directory.schema;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * RFC 7643 7: an immutable attribute may be given once and never changes. Sub-attributes are held to it where their
 * attribute has one value; the values of a multi-valued one have no identity by which to say that one "changed".
 */
final class Immutability {
    private Immutability() {}

    static void check(ResourceType type, ObjectNode before, ObjectNode after) {
        check(type.core().attributes(), before, after, "");
        for (ResourceType.Extension extension : type.extensions()) {
            String urn = extension.schema().id();
            check(extension.schema().attributes(), before.get(urn), after.get(urn), urn + ":");
        }
    }

    private static void check(
            AttributeSet attributes, @Nullable JsonNode before, @Nullable JsonNode after, String prefix) {
        if (before == null) {
            return;
        }
        for (AttributeDefinition attribute : attributes) {
            JsonNode old = before.get(attribute.name());
            if (old == null) {
                continue;
            }
            JsonNode now = after == null ? null : after.get(attribute.name());
            String path = prefix + attribute.name();
            if (attribute.mutability() == Mutability.IMMUTABLE && !old.equals(now)) {
                throw new DocumentRefusal.MutabilityViolation(
                        path, Mutability.IMMUTABLE, "leave it as it is, or make the resource anew");
            }
            if (attribute.isComplex() && !attribute.multiValued()) {
                check(attribute.subAttributes(), old, now, path + ".");
            }
        }
    }
}
