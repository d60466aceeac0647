package dev.muster.directory.document;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeSet;
import dev.muster.directory.text.Blanks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings what a client wrote into the one form that is stored: canonical names in the schema's order, no nulls, no empty
 * arrays and objects (RFC 7643 2.5: they mean "unassigned"), equal values once, one primary. Null means absent here.
 */
public final class Canonical {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PRIMARY = "primary";
    private static final String VALUE = "value";
    private static final Set<String> KIND = Set.of("type", PRIMARY);

    private Canonical() {}

    /** The attributes of one object, or null if none is there. Members that are unknown or read-only are left out. */
    static @Nullable ObjectNode object(AttributeSet attributes, JsonNode raw, String prefix, Remarks remarks) {
        @Nullable JsonNode[] values = new JsonNode[attributes.size()];
        boolean[] seen = new boolean[attributes.size()];
        raw.forEachEntry((member, value) -> {
            int position = attributes.position(member);
            if (position < 0 || attributes.get(position).isReadOnly()) {
                if (!value.isNull()) {
                    remarks.ignore(prefix + member);
                }
                return;
            }
            if (seen[position]) {
                throw givenTwice(prefix + attributes.get(position).name(), value);
            }
            seen[position] = true;
            JsonNode canonical = attribute(attributes.get(position), value, prefix, remarks);
            if (attributes.get(position).isStored()) {
                values[position] = canonical;
            }
        });
        return inOrder(attributes, values, prefix);
    }

    /** The whole value of an attribute, or null if the client wrote one that means "absent". */
    public static @Nullable JsonNode attribute(
            AttributeDefinition attribute, JsonNode raw, String prefix, Remarks remarks) {
        if (attribute.multiValued()) {
            return array(attribute, raw, prefix, remarks);
        }
        if (raw.isArray() && raw.isEmpty()) {
            return null;
        }
        // Entra writes the one manager as an array of one.
        if (attribute.isComplex() && raw.isArray() && raw.size() == 1) {
            return value(attribute, raw.get(0), prefix, remarks);
        }
        return value(attribute, raw, prefix, remarks);
    }

    /** One value: the only one of a single-valued attribute, or an element of a multi-valued one. */
    public static @Nullable JsonNode value(
            AttributeDefinition attribute, JsonNode raw, String prefix, Remarks remarks) {
        if (raw.isNull()) {
            return null;
        }
        if (!attribute.isComplex()) {
            return SimpleValue.canonical(attribute, raw, prefix, remarks);
        }
        String path = prefix + attribute.name();
        if (raw.isObject()) {
            ObjectNode object = object(attribute.subAttributes(), raw, path + ".", remarks);
            return object != null && isEmptied(attribute, raw, object) && !remarks.areOfStored() ? null : object;
        }
        // "manager": "26118915…" and "roles": ["admin"] can only mean the value; an empty one takes it away.
        if (raw.isString() && attribute.subAttributes().position("value") >= 0) {
            return Blanks.sayNothing(raw.stringValue())
                    ? null
                    : object(attribute.subAttributes(), NODES.objectNode().set("value", raw), path + ".", remarks);
        }
        throw new DocumentRefusal.InvalidValue(path, raw, "it must be an object");
    }

    // An address without its address, and a role that is none: what is left says which one was emptied, and nothing
    // more.
    private static boolean isEmptied(AttributeDefinition attribute, JsonNode raw, ObjectNode object) {
        return attribute.multiValued()
                && isHollow(attribute, object)
                && raw.propertyNames().stream().anyMatch(VALUE::equalsIgnoreCase);
    }

    /** Whether a value of that attribute has lost what it is about, so that only its kind is left. */
    public static boolean isHollow(AttributeDefinition attribute, ObjectNode value) {
        return attribute.subAttributes().position(VALUE) >= 0
                && value.propertyNames().stream().allMatch(KIND::contains);
    }

    static DocumentRefusal.InvalidValue givenTwice(String path, JsonNode value) {
        return new DocumentRefusal.InvalidValue(path, value, "it is given twice in different spellings, send it once");
    }

    private static @Nullable JsonNode array(
            AttributeDefinition attribute, JsonNode raw, String prefix, Remarks remarks) {
        if (!raw.isArray()) {
            JsonNode single = value(attribute, raw, prefix, remarks);
            return single == null ? null : NODES.arrayNode().add(single);
        }
        if (raw.size() > DocumentLimits.VALUES) {
            throw new DocumentRefusal.TooLarge(
                    "the number of values of " + prefix + attribute.name(), DocumentLimits.VALUES);
        }
        ArrayNode array = NODES.arrayNode(raw.size());
        for (JsonNode element : raw) {
            JsonNode value = value(attribute, element, prefix, remarks);
            if (value != null) {
                array.add(value);
            }
        }
        return oncePrimaryOnce(attribute, array, prefix + attribute.name(), remarks);
    }

    // RFC 7643 2.4: no value twice, and at most one primary. Clients do send two; the last one wins.
    private static @Nullable ArrayNode oncePrimaryOnce(
            AttributeDefinition attribute, ArrayNode array, String path, Remarks remarks) {
        if (array.size() <= 1) {
            return array.isEmpty() ? null : array;
        }
        Map<Object, JsonNode> distinct = new LinkedHashMap<>();
        for (JsonNode value : array) {
            distinct.merge(
                    ValueIdentity.of(attribute, value), value, (first, again) -> completed(attribute, first, again));
        }
        ArrayNode once =
                distinct.size() == array.size() ? array : NODES.arrayNode().addAll(distinct.values());
        JsonNode chosen = lastPrimary(once);
        for (JsonNode element : once) {
            if (element != chosen && element instanceof ObjectNode value && isPrimary(value)) {
                value.put(PRIMARY, false);
                remarks.note(path + " has two primary values: the last one is kept as such");
            }
        }
        return once;
    }

    /** What both say of the same value, in the schema's order; where they differ, what was said last. */
    private static JsonNode completed(AttributeDefinition attribute, JsonNode first, JsonNode again) {
        if (!(first instanceof ObjectNode)) {
            return first;
        }
        ObjectNode completed = NODES.objectNode();
        for (AttributeDefinition sub : attribute.subAttributes()) {
            JsonNode value = again.has(sub.name()) ? again.get(sub.name()) : first.get(sub.name());
            if (value != null) {
                completed.set(sub.name(), value);
            }
        }
        return completed;
    }

    private static @Nullable JsonNode lastPrimary(ArrayNode array) {
        JsonNode last = null;
        for (JsonNode element : array) {
            if (isPrimary(element)) {
                last = element;
            }
        }
        return last;
    }

    private static boolean isPrimary(JsonNode value) {
        return value.path(PRIMARY).asBoolean(false);
    }

    static @Nullable ObjectNode inOrder(AttributeSet attributes, @Nullable JsonNode[] values, String prefix) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < values.length; i++) {
            JsonNode value = values[i];
            if (value != null) {
                object.set(attributes.get(i).name(), value);
            }
        }
        if (object.isEmpty()) {
            return null;
        }
        requireAll(attributes, object, prefix);
        return object;
    }

    static void requireAll(AttributeSet attributes, ObjectNode object, String prefix) {
        for (AttributeDefinition attribute : attributes) {
            if (attribute.required() && !attribute.isReadOnly() && isBlank(object.get(attribute.name()))) {
                throw new DocumentRefusal.RequiredMissing(prefix + attribute.name());
            }
        }
    }

    private static boolean isBlank(@Nullable JsonNode value) {
        return value == null || value.isString() && Blanks.sayNothing(value.stringValue());
    }
}
