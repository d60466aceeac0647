package dev.muster.directory.patch;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.Canonical;
import dev.muster.directory.document.DocumentLimits;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.document.Remarks;
import dev.muster.directory.document.SimpleValue;
import dev.muster.directory.document.ValueIdentity;
import dev.muster.directory.filter.ValueFilter;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of one multi-valued attribute while they are patched. None stands there twice, and the value made primary
 * last is the only primary one (RFC 7644 3.5.2). Each change is written through to the resource at once.
 */
final class ValueList {
    private static final String PRIMARY = "primary";

    private final AttributePath path;
    private final AttributeDefinition attribute;
    private final ObjectNode container;
    private final Remarks remarks;
    private List<JsonNode> values = new ArrayList<>();

    ValueList(AttributePath path, ObjectNode container, Remarks remarks) {
        this.path = path.whole();
        this.attribute = path.attribute();
        this.container = container;
        this.remarks = remarks;
        if (container.get(attribute.name()) instanceof ArrayNode present) {
            present.forEach(values::add);
        }
    }

    void add(JsonNode raw) {
        Map<Object, JsonNode> present = new HashMap<>();
        values.forEach(value -> present.putIfAbsent(ValueIdentity.of(attribute, value), value));
        canonical(raw).forEach(value -> addOne(value, present));
        if (values.size() > DocumentLimits.VALUES) {
            throw new DocumentRefusal.TooLarge("the number of values of " + path, DocumentLimits.VALUES);
        }
        store();
    }

    void replaceAll(JsonNode raw) {
        values = new ArrayList<>(canonical(raw));
        store();
    }

    ObjectNode emptyValue() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Adds the value that a filter describes, completed by what the client wants at the path. */
    void addDescribed(ObjectNode described, @Nullable AttributeDefinition sub, JsonNode wanted) {
        if (sub != null) {
            if (isAbsent(sub, wanted)) {
                return;
            }
            described.set(sub.name(), wanted);
        } else {
            JsonNode single = wanted.isArray() && wanted.size() == 1 ? wanted.get(0) : wanted;
            JsonNode value = Canonical.value(attribute, single, prefix(), remarks);
            if (value == null) {
                return;
            }
            value.forEachEntry(described::set);
        }
        add(described);
    }

    Selection select(@Nullable Filter filter) {
        List<JsonNode> selected = new ArrayList<>();
        for (JsonNode value : values) {
            if (filter == null || ValueFilter.matches(filter, attribute, value)) {
                selected.add(value);
            }
        }
        return new Selection(selected);
    }

    // RFC 7644 3.5.2.1: what is there already is not added again; what more is said of it is taken over.
    private void addOne(JsonNode value, Map<Object, JsonNode> present) {
        JsonNode same = present.putIfAbsent(ValueIdentity.of(attribute, value), value);
        if (same == null) {
            values.add(value);
            unsetOtherPrimaries(value);
        } else if (same instanceof ObjectNode object) {
            object.setAll((ObjectNode) value);
            unsetOtherPrimaries(object);
        }
    }

    private void unsetOtherPrimaries(JsonNode chosen) {
        if (!isPrimary(chosen)) {
            return;
        }
        for (JsonNode value : values) {
            if (value != chosen && isPrimary(value)) {
                ((ObjectNode) value).put(PRIMARY, false);
            }
        }
    }

    private void store() {
        if (values.isEmpty()) {
            container.remove(attribute.name());
        } else {
            container.set(attribute.name(), JsonNodeFactory.instance.arrayNode().addAll(values));
        }
    }

    private List<JsonNode> canonical(JsonNode raw) {
        JsonNode array = Canonical.attribute(attribute, raw, prefix(), remarks);
        List<JsonNode> elements = new ArrayList<>();
        if (array != null) {
            array.forEach(elements::add);
        }
        return elements;
    }

    private boolean isAbsent(AttributeDefinition sub, JsonNode wanted) {
        return Canonical.attribute(sub, wanted, path.key() + ".", remarks) == null;
    }

    private String prefix() {
        return path.extension() == null ? "" : path.extension() + ":";
    }

    private static boolean isPrimary(JsonNode value) {
        return value.path(PRIMARY).asBoolean(false);
    }

    /** Some of the values, to be changed together. */
    final class Selection {
        private final List<JsonNode> selected;

        private Selection(List<JsonNode> selected) {
            this.selected = selected;
        }

        boolean isEmpty() {
            return selected.isEmpty();
        }

        void set(AttributeDefinition sub, JsonNode raw) {
            JsonNode wanted = Canonical.attribute(sub, raw, path.key() + ".", remarks);
            if (wanted == null) {
                unset(sub);
                return;
            }
            for (JsonNode value : selected) {
                ((ObjectNode) value).set(sub.name(), wanted);
            }
            finish();
        }

        void unset(AttributeDefinition sub) {
            for (JsonNode value : selected) {
                ((ObjectNode) value).remove(sub.name());
            }
            // an address that has lost its address is none any more
            Set<JsonNode> emptied = sub.name().equals("value") ? identities() : Set.of();
            values.removeIf(value -> value instanceof ObjectNode object
                    && (object.isEmpty() || emptied.contains(object) && Canonical.isHollow(attribute, object)));
            finish();
        }

        void merge(JsonNode raw) {
            if (!attribute.isComplex()) {
                substitute(raw);
                return;
            }
            JsonNode wanted = single(raw);
            if (wanted != null) {
                for (JsonNode value : selected) {
                    ((ObjectNode) value).setAll((ObjectNode) wanted.deepCopy());
                }
            }
            finish();
        }

        void substitute(JsonNode raw) {
            JsonNode wanted = single(raw);
            if (wanted == null) {
                remove();
                return;
            }
            JsonNode first = selected.getFirst();
            Set<JsonNode> replaced = identities();
            values.replaceAll(value -> value == first ? wanted : value);
            values.removeIf(replaced::contains);
            unsetOtherPrimaries(wanted);
            store();
        }

        void remove() {
            values.removeIf(identities()::contains);
            store();
        }

        /** Removes those of the selected values that agree with one of the given ones in all that it says. */
        void removeOnly(JsonNode raw) {
            List<JsonNode> named = canonical(raw);
            selected.removeIf(value -> named.stream().noneMatch(name -> agrees(value, name)));
            remove();
        }

        // Two values may be equal; what is meant is these.
        private Set<JsonNode> identities() {
            Set<JsonNode> identities = Collections.newSetFromMap(new IdentityHashMap<>());
            identities.addAll(selected);
            return identities;
        }

        private @Nullable JsonNode single(JsonNode raw) {
            JsonNode element = raw.isArray() && raw.size() == 1 ? raw.get(0) : raw;
            return Canonical.value(attribute, element, prefix(), remarks);
        }

        private boolean agrees(JsonNode value, JsonNode named) {
            if (!attribute.isComplex()) {
                return value.equals(named);
            }
            for (AttributeDefinition sub : attribute.subAttributes()) {
                JsonNode wanted = named.get(sub.name());
                JsonNode present = value.get(sub.name());
                if (wanted != null && !sub.name().equals(PRIMARY) && !same(sub, present, wanted)) {
                    return false;
                }
            }
            return true;
        }

        private boolean same(AttributeDefinition sub, @Nullable JsonNode present, JsonNode wanted) {
            if (present != null && present.isString() && wanted.isString()) {
                return SimpleValue.text(present, sub).equals(SimpleValue.text(wanted, sub));
            }
            return wanted.equals(present);
        }

        private void finish() {
            if (!selected.isEmpty()) {
                unsetOtherPrimaries(selected.getLast());
            }
            store();
        }
    }
}
