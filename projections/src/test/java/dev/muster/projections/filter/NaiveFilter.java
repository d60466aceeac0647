package dev.muster.projections.filter;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import dev.muster.directory.filter.FilterParts;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.AttributeType;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.text.Folding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** RFC 7644 §3.4.2.2 as one would read it aloud, over a resource as JSON: slow, plain, and without any SQL. */
final class NaiveFilter {
    private final ResourceType type;

    NaiveFilter(ResourceType type) {
        this.type = type;
    }

    boolean matches(Filter filter, JsonNode resource) {
        return switch (filter.getFilterType()) {
            case AND -> FilterParts.terms(filter).stream().allMatch(term -> matches(term, resource));
            case OR -> FilterParts.terms(filter).stream().anyMatch(term -> matches(term, resource));
            case NOT -> !matches(FilterParts.inverted(filter), resource);
            case COMPLEX_VALUE -> {
                AttributePath path = path(filter);
                Filter inner = java.util.Objects.requireNonNull(filter.getValueFilter());
                yield values(path, resource).stream().anyMatch(value -> within(inner, path.attribute(), value));
            }
            default -> comparison(filter, resource);
        };
    }

    private boolean within(Filter filter, AttributeDefinition attribute, JsonNode value) {
        return switch (filter.getFilterType()) {
            case AND -> FilterParts.terms(filter).stream().allMatch(term -> within(term, attribute, value));
            case OR -> FilterParts.terms(filter).stream().anyMatch(term -> within(term, attribute, value));
            case NOT -> !within(FilterParts.inverted(filter), attribute, value);
            default -> {
                AttributeDefinition sub =
                        attribute.sub(FilterParts.path(filter).toString()).orElseThrow();
                yield holds(filter, sub, value.get(sub.name()));
            }
        };
    }

    private boolean comparison(Filter filter, JsonNode resource) {
        AttributePath path = path(filter);
        boolean presence = filter.getFilterType() == FilterType.PRESENT;
        List<JsonNode> values = values(path, resource);
        if (presence && path.sub() == null && path.attribute().isComplex()) return !values.isEmpty();
        AttributeDefinition definition = path.sub() != null || !path.attribute().isComplex()
                ? path.definition()
                : path.attribute().sub("value").orElseThrow();
        List<@Nullable JsonNode> leaves = new ArrayList<>();
        for (JsonNode value : values) {
            leaves.add(path.attribute().isComplex() ? value.get(definition.name()) : value);
        }
        if (leaves.isEmpty()) leaves.add(null);
        boolean isNull = !presence && FilterParts.literal(filter).isNull();
        if (isNull && filter.getFilterType() == FilterType.EQUAL) {
            return leaves.stream().noneMatch(leaf -> isPresent(leaf, definition));
        }
        return leaves.stream().anyMatch(leaf -> holds(filter, definition, leaf));
    }

    static boolean holds(Filter filter, AttributeDefinition definition, @Nullable JsonNode value) {
        FilterType operator = filter.getFilterType();
        if (operator == FilterType.PRESENT) return isPresent(value, definition);
        JsonNode literal = FilterParts.literal(filter);
        if (literal.isNull()) return isPresent(value, definition) == (operator == FilterType.NOT_EQUAL);
        if (value == null) return operator == FilterType.NOT_EQUAL;
        if (definition.type() == AttributeType.DATE_TIME) {
            return ordered(operator, Instant.parse(value.asString()).compareTo(Instant.parse(literal.asString())));
        }
        String left = definition.caseExact() ? value.asString() : Folding.fold(value.asString());
        String right = definition.caseExact() ? literal.asString() : Folding.fold(literal.asString());
        return switch (operator) {
            case CONTAINS -> left.contains(right);
            case STARTS_WITH -> left.startsWith(right);
            case ENDS_WITH -> left.endsWith(right);
            default ->
                ordered(
                        operator,
                        Arrays.compare(
                                left.codePoints().toArray(), right.codePoints().toArray()));
        };
    }

    private static boolean ordered(FilterType operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER_THAN -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS_THAN -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            default -> throw new IllegalArgumentException(operator.toString());
        };
    }

    /** A text of which nothing is left to be compared is as good as none. */
    private static boolean isPresent(@Nullable JsonNode value, AttributeDefinition definition) {
        if (value == null || !value.isString()) return value != null;
        String text = value.stringValue();
        return !(definition.caseExact() ? text : Folding.fold(text)).isEmpty();
    }

    private static List<JsonNode> values(AttributePath path, JsonNode resource) {
        JsonNode container = path.extension() == null ? resource : resource.path(path.extension());
        JsonNode node = container.get(path.attribute().name());
        if (node == null) return List.of();
        return node.isArray() ? List.copyOf(node.values()) : List.of(node);
    }

    private AttributePath path(Filter filter) {
        return ((AttributeLookup.Found) type.lookup(FilterParts.path(filter).toString())).path();
    }
}
