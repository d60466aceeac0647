package dev.muster.directory.filter;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.schema.AttributeDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The filter in the brackets of a path: whether it makes sense for an attribute, and which of the values it selects. */
public final class ValueFilter {
    private ValueFilter() {}

    /** @throws DocumentRefusal.InvalidFilter where it names no sub-attribute, or compares what cannot be compared */
    public static void check(Filter filter, AttributeDefinition attribute) {
        switch (filter.getFilterType()) {
            case AND, OR -> FilterParts.terms(filter).forEach(inner -> check(inner, attribute));
            case NOT -> check(FilterParts.inverted(filter), attribute);
            case COMPLEX_VALUE ->
                throw new DocumentRefusal.InvalidFilter(filter.toString(), "brackets can't stand in brackets");
            case PRESENT -> definition(filter, attribute);
            default -> Comparison.check(filter, definition(filter, attribute));
        }
    }

    /** Of a checked filter. */
    public static boolean matches(Filter filter, AttributeDefinition attribute, JsonNode value) {
        return switch (filter.getFilterType()) {
            case AND -> FilterParts.terms(filter).stream().allMatch(inner -> matches(inner, attribute, value));
            case OR -> FilterParts.terms(filter).stream().anyMatch(inner -> matches(inner, attribute, value));
            case NOT -> !matches(FilterParts.inverted(filter), attribute, value);
            default -> {
                AttributeDefinition definition = definition(filter, attribute);
                JsonNode compared = attribute.isComplex() ? value.get(definition.name()) : value;
                yield Comparison.holds(filter, definition, compared);
            }
        };
    }

    /**
     * The value that the filter describes, if it does nothing but demand equality: {@code type eq "work"} describes
     * {@code {"type":"work"}}. Null if it says anything else, or contradicts itself.
     */
    public static @Nullable ObjectNode described(Filter filter, AttributeDefinition attribute) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        return attribute.isComplex() && describe(filter, attribute, value) ? value : null;
    }

    private static boolean describe(Filter filter, AttributeDefinition attribute, ObjectNode value) {
        return switch (filter.getFilterType()) {
            case AND -> FilterParts.terms(filter).stream().allMatch(inner -> describe(inner, attribute, value));
            case EQUAL -> {
                String name = definition(filter, attribute).name();
                JsonNode literal = FilterParts.literal(filter);
                yield !literal.isNull() && value.putIfAbsent(name, literal) == null;
            }
            default -> false;
        };
    }

    private static AttributeDefinition definition(Filter filter, AttributeDefinition attribute) {
        Path path = FilterParts.path(filter);
        if (path.getSchemaUrn() == null && path.size() == 1) {
            String name = path.getElement(0).getAttribute();
            if (attribute.isComplex()) {
                return attribute.sub(name).orElseThrow(() -> unknown(filter, attribute, name));
            }
            if (name.equalsIgnoreCase("value")) {
                return attribute;
            }
        }
        throw unknown(filter, attribute, path.toString());
    }

    private static DocumentRefusal.InvalidFilter unknown(Filter filter, AttributeDefinition attribute, String name) {
        List<String> names = attribute.subAttributes().asList().stream()
                .map(AttributeDefinition::name)
                .toList();
        return new DocumentRefusal.InvalidFilter(
                filter.toString(), attribute.name() + " has no " + name + ", only " + String.join(", ", names));
    }
}
