package dev.muster.projections.filter;

import com.unboundid.scim2.common.filters.FilterType;
import dev.muster.directory.Folding;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a value is stored, and which operators compare it how. {@code %s} is where it stands; {@code ?} the client's value.
 * Under row-level security only leakproof operators reach an index, so {@code sw} is a range, never {@code like}.
 */
public enum ValueKind {
    /** Text that was folded when it was written, in collation "C". */
    FOLDED("%s", Texts.OPERATORS),
    /** Text in which case counts, in collation "C". */
    EXACT("%s", Texts.OPERATORS),
    /** Text as the client sent it, in which case does not count; folded while it is compared, so no index helps. */
    TEXT("folded(%s) collate \"C\"", Texts.OPERATORS),
    BOOLEAN("%s", Map.of(FilterType.EQUAL, "%s = ?", FilterType.PRESENT, "%s is not null")),
    TIME("%s", Map.of(FilterType.EQUAL, "%s = ?", FilterType.PRESENT, "%s is not null")),
    ID("%s", Map.of(FilterType.EQUAL, "%s = ?", FilterType.PRESENT, "%s is not null"));

    private final String form;
    private final Map<FilterType, String> operators;

    ValueKind(String form, Map<FilterType, String> operators) {
        this.form = form;
        this.operators = operators;
    }

    /** Null where the operator is none of this kind's. */
    @Nullable
    Condition compare(FilterType operator, String sql, @Nullable JsonNode literal) {
        String template = operators.get(operator);
        if (template == null) return null;
        String value = String.format(form, sql);
        if (operator == FilterType.PRESENT || literal == null) return Condition.of(String.format(template, value));
        if (literal.isNull()) return Condition.of(value + " is null");
        Object parameter = parameter(literal);
        if (parameter == null) return Condition.NEVER;
        if (operator == FilterType.STARTS_WITH) return startsWith(value, (String) parameter);
        return Condition.of(String.format(template, value), parameter);
    }

    private @Nullable Object parameter(JsonNode literal) {
        return switch (this) {
            case FOLDED, TEXT -> Folding.fold(literal.asString());
            case EXACT -> literal.asString();
            case BOOLEAN -> Boolean.valueOf(literal.asString());
            case TIME -> time(literal.asString());
            case ID -> id(literal.asString());
        };
    }

    private static Condition startsWith(String value, String prefix) {
        String end = Prefix.end(prefix);
        return end == null
                ? Condition.of(value + " >= ?", prefix)
                : Condition.of("(" + value + " >= ? and " + value + " < ?)", prefix, end);
    }

    private static OffsetDateTime time(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        Instant instant = time instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : ((OffsetDateTime) time).toInstant();
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Null where the text is no id that we could have given. */
    private static @Nullable UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException otherText) {
            return null;
        }
    }

    private static final class Texts {
        static final Map<FilterType, String> OPERATORS = Map.of(
                FilterType.EQUAL, "%s = ?",
                FilterType.STARTS_WITH, "%s >= ?",
                FilterType.CONTAINS, "position(? in %s) > 0",
                FilterType.PRESENT, "%s <> ''");
    }
}
