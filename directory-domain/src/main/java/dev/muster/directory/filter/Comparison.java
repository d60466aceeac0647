package dev.muster.directory.filter;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.text.UTF16;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import dev.muster.directory.document.DocumentLimits;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.document.SimpleValue;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeType;
import dev.muster.directory.text.Characters;
import dev.muster.directory.text.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One comparison of a filter with one value, typed by the schema (RFC 7644 3.4.2.2, table 3). */
public final class Comparison {
    /** As the database orders text in collation "C"; Java's own order has surrogates before what stands behind them. */
    private static final Comparator<String> BY_CODE_POINT = new UTF16.StringComparator(true, false, 0);

    private Comparison() {}

    /** @throws DocumentRefusal.InvalidFilter where the operator or the value does not suit the attribute: {@code active gt true} */
    public static void check(Filter filter, AttributeDefinition definition) {
        JsonNode literal = FilterParts.literal(filter);
        FilterType operator = filter.getFilterType();
        boolean equality = operator == FilterType.EQUAL || operator == FilterType.NOT_EQUAL;
        boolean containment = operator == FilterType.CONTAINS
                || operator == FilterType.STARTS_WITH
                || operator == FilterType.ENDS_WITH;
        if (literal.isNull()) {
            require(equality, filter, "null can only be compared by eq and ne");
            return;
        }
        switch (definition.type()) {
            case STRING, REFERENCE, BINARY -> {
                require(literal.isString(), filter, definition.name() + " is text, so the value must be in quotes");
                require(
                        equality || definition.type() != AttributeType.BINARY,
                        filter,
                        definition.name() + " is binary and can only be compared by eq and ne");
                require(
                        definition.type() != AttributeType.BINARY || Characters.isBase64(literal.stringValue()),
                        filter,
                        definition.name() + " is " + SimpleValue.BASE64);
            }
            case BOOLEAN -> {
                require(
                        equality,
                        filter,
                        definition.name() + " is true or false, it can only be compared by eq and ne");
                require(bool(literal) != null, filter, definition.name() + " is either true or false");
            }
            case INTEGER, DECIMAL ->
                require(decimal(literal) != null && !containment, filter, definition.name() + " is a number");
            case DATE_TIME ->
                require(
                        !containment && instant(literal) != null,
                        filter,
                        definition.name() + " is " + Moments.FORM + ", in quotes");
            case COMPLEX -> require(false, filter, definition.name() + " is complex: name a sub-attribute");
        }
    }

    /** Whether a checked comparison holds. What is absent equals nothing but null. */
    static boolean holds(Filter filter, AttributeDefinition definition, @Nullable JsonNode stored) {
        FilterType operator = filter.getFilterType();
        JsonNode value = stored == null || !isOf(definition, stored) ? null : stored;
        if (operator == FilterType.PRESENT) {
            return value != null
                    && !(value.isString() && SimpleValue.text(value, definition).isEmpty());
        }
        JsonNode literal = FilterParts.literal(filter);
        if (value == null || literal.isNull()) {
            boolean equal = value == null && literal.isNull();
            return operator == FilterType.EQUAL ? equal : operator == FilterType.NOT_EQUAL && !equal;
        }
        return switch (definition.type()) {
            case STRING, REFERENCE, BINARY ->
                texts(operator, SimpleValue.text(value, definition), SimpleValue.text(literal, definition));
            case BOOLEAN -> Objects.equals(bool(literal), bool(value)) == (operator == FilterType.EQUAL);
            case INTEGER, DECIMAL ->
                ordered(operator, requireNonNull(decimal(value)).compareTo(requireNonNull(decimal(literal))));
            case DATE_TIME ->
                ordered(operator, requireNonNull(instant(value)).compareTo(requireNonNull(instant(literal))));
            case COMPLEX -> false;
        };
    }

    /** What an earlier build or schema let in may be none of the attribute's values: it is as if there were none. */
    private static boolean isOf(AttributeDefinition definition, JsonNode stored) {
        return switch (definition.type()) {
            case STRING, REFERENCE, BINARY -> stored.isString();
            case BOOLEAN -> bool(stored) != null;
            case INTEGER, DECIMAL -> decimal(stored) != null;
            case DATE_TIME -> instant(stored) != null;
            case COMPLEX -> true;
        };
    }

    private static boolean texts(FilterType operator, String value, String literal) {
        return switch (operator) {
            case CONTAINS -> value.contains(literal);
            case STARTS_WITH -> value.startsWith(literal);
            case ENDS_WITH -> value.endsWith(literal);
            default -> ordered(operator, BY_CODE_POINT.compare(value, literal));
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
            default -> false;
        };
    }

    /** The number, also of text: who writes filters without quotes writes numbers as text, too. Null if it is none. */
    public static @Nullable BigDecimal decimal(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        String text = node.isString() ? node.stringValue() : "";
        if (text.length() > DocumentLimits.DIGITS || !text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")) {
            return null;
        }
        return new BigDecimal(text);
    }

    private static @Nullable Boolean bool(JsonNode node) {
        return SimpleValue.bool(node);
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isString() ? Moments.find(node.stringValue()).orElse(null) : null;
    }

    private static void require(boolean holds, Filter filter, String reason) {
        if (!holds) {
            throw new DocumentRefusal.InvalidFilter(filter.toString(), reason);
        }
    }
}
