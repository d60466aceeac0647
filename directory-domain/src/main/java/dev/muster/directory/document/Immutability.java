package dev.muster.directory.document;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeSet;
import dev.muster.directory.schema.Mutability;
import dev.muster.directory.schema.ResourceType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * RFC 7643 7: an immutable attribute may be given once and never changes. Sub-attributes are held to it where their
 * attribute has one value; the values of a multi-valued one have no identity by which to say that one "changed".
 */
public final class Immutability {
    private Immutability() {}

    public static void check(ResourceType type, ObjectNode before, ObjectNode after) {
        check(type.core().attributes(), before, after, "");
        for (ResourceType.Extension extension : type.extensions()) {
            String urn = extension.schema().id();
            check(extension.schema().attributes(), before.get(urn), after.get(urn), urn + ":");
        }
    }

    /** What was left out stays, where it is immutable; and beside it what must be there. */
    static Document kept(ResourceType type, Document before, Document after) {
        ObjectNode tree = after.tree();
        keep(type.core().attributes(), before.shared(), tree);
        for (ResourceType.Extension extension : type.extensions()) {
            keepWithin(extension.schema().id(), extension.schema().attributes(), before.shared(), tree);
        }
        return tree.equals(after.shared()) ? after : Document.owning(tree);
    }

    private static void keepWithin(String member, AttributeSet attributes, ObjectNode before, ObjectNode after) {
        if (!(before.get(member) instanceof ObjectNode old)) {
            return;
        }
        ObjectNode now = after.get(member) instanceof ObjectNode there ? there : after.objectNode();
        if (keep(attributes, old, now)) {
            after.set(member, now);
        }
    }

    private static boolean keep(AttributeSet attributes, ObjectNode before, ObjectNode after) {
        boolean kept = false;
        for (AttributeDefinition attribute : attributes) {
            String name = attribute.name();
            if (attribute.mutability() == Mutability.IMMUTABLE && before.has(name) && !after.has(name)) {
                after.set(name, before.get(name).deepCopy());
                kept = true;
            } else if (attribute.isComplex() && !attribute.multiValued()) {
                boolean had = after.has(name);
                keepWithin(name, attribute.subAttributes(), before, after);
                kept |= !had && after.has(name);
            }
        }
        for (AttributeDefinition attribute : attributes) {
            String name = attribute.name();
            if (kept && attribute.required() && before.has(name) && !after.has(name)) {
                after.set(name, before.get(name).deepCopy());
            }
        }
        return kept;
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
