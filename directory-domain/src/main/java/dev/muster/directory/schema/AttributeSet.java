package dev.muster.directory.schema;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Attributes side by side, in the order of their schema, found by their name in any case (RFC 7643 2.1). */
public final class AttributeSet implements Iterable<AttributeDefinition> {
    static final AttributeSet EMPTY = new AttributeSet(List.of());

    private final List<AttributeDefinition> attributes;
    private final Map<String, Integer> positions = new HashMap<>();

    AttributeSet(List<AttributeDefinition> attributes) {
        this.attributes = List.copyOf(attributes);
        for (int i = 0; i < attributes.size(); i++) {
            String name = attributes.get(i).name();
            if (positions.put(folded(name), i) != null) {
                throw new MalformedSchema("the attribute \"" + name + "\" is defined twice");
            }
        }
        for (int i = 0; i < attributes.size(); i++) {
            positions.put(attributes.get(i).name(), i);
        }
    }

    public Optional<AttributeDefinition> find(String name) {
        int position = position(name);
        return position < 0 ? Optional.empty() : Optional.of(attributes.get(position));
    }

    /** Where in the order the attribute stands, or -1. The usual spelling is found without folding. */
    public int position(String name) {
        Integer exact = positions.get(name);
        if (exact != null) {
            return exact;
        }
        return positions.getOrDefault(folded(name), -1);
    }

    public AttributeDefinition get(int position) {
        return attributes.get(position);
    }

    public List<AttributeDefinition> asList() {
        return attributes;
    }

    public int size() {
        return attributes.size();
    }

    @Override
    public Iterator<AttributeDefinition> iterator() {
        return attributes.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeSet that && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    @Override
    public String toString() {
        return attributes.stream().map(AttributeDefinition::name).toList().toString();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
