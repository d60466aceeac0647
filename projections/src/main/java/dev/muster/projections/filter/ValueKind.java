package dev.muster.projections.filter;

import com.unboundid.scim2.common.filters.FilterType;
import dev.muster.directory.filter.Comparison;
import dev.muster.directory.text.Folding;
import dev.muster.directory.text.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a value is in SQL, and so how it is compared. Under row-level security only leakproof operators reach an index, so
 * {@code sw} is a range, never {@code like}.
 */
public enum ValueKind {
    /** Text in which case does not count: folded, in collation "C". */
    FOLDED("text"),
    /** Text in which case counts, in collation "C". */
    EXACT("text"),
    BOOLEAN("boolean"),
    /** True, or not said to be: of a table that does not tell false from absent. */
    FLAG("boolean"),
    NUMBER("numeric"),
    TIME("timestamptz"),
    /** An id of ours, in which case counts (RFC 7643 §3.1). */
    ID("uuid"),
    /** An id of ours where it refers to something else; case does not count there. */
    LINK("uuid"),
    /** Something with parts, of which it can only be asked whether it is there. */
    WHOLE("json");

    private static final Instant EARLIEST =
            LocalDate.of(-4000, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant LATEST =
            LocalDate.of(200_000, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final String sqlType;

    ValueKind(String sqlType) {
        this.sqlType = sqlType;
    }

    /** The name of its type in SQL. */
    public String sqlType() {
        return sqlType;
    }

    public boolean isText() {
        return this == FOLDED || this == EXACT;
    }

    Condition isPresent(Expression value) {
        return isText() ? value.is("<> ''") : value.is("is not null");
    }

    /** @param literal of a checked comparison; not null */
    Condition compare(FilterType operator, Expression value, JsonNode literal) {
        return switch (this) {
            case FOLDED -> compareText(operator, value, Folding.fold(literal.asString()));
            case EXACT -> compareText(operator, value, literal.asString());
            case BOOLEAN, FLAG -> compareOrdered(operator, value, Boolean.valueOf(literal.asString()));
            case NUMBER -> compareOrdered(operator, value, Objects.requireNonNull(Comparison.decimal(literal)));
            case TIME -> compareOrdered(operator, value, time(literal.asString()));
            case ID -> compareId(operator, value, literal.asString());
            case LINK -> compareId(operator, value, literal.asString().toLowerCase(Locale.ROOT));
            case WHOLE -> throw new IllegalArgumentException("Only its presence can be asked for");
        };
    }

    private static Condition compareText(FilterType operator, Expression value, String text) {
        return switch (operator) {
            case CONTAINS -> value.within("strpos(%s,").is("?) > 0", text);
            case STARTS_WITH -> startsWith(value, text);
            case ENDS_WITH ->
                value.within("right(%s,").is("?) = ?", (int) text.codePoints().count(), text);
            default -> compareOrdered(operator, value, text);
        };
    }

    private static Condition compareOrdered(FilterType operator, Expression value, Object operand) {
        String sign = switch (operator) {
            case EQUAL -> "= ?";
            case NOT_EQUAL -> "is distinct from ?"; // what is absent differs from every value
            case GREATER_THAN -> "> ?";
            case GREATER_OR_EQUAL -> ">= ?";
            case LESS_THAN -> "< ?";
            case LESS_OR_EQUAL -> "<= ?";
            default -> throw new IllegalArgumentException(operator + " of " + operand);
        };
        return value.is(sign, operand);
    }

    /** By the id itself only where a whole one is named, and as text where a part is. */
    private static Condition compareId(FilterType operator, Expression value, String text) {
        boolean equality = operator == FilterType.EQUAL || operator == FilterType.NOT_EQUAL;
        if (!equality) return compareText(operator, value.within("(%s)::text collate \"C\""), text);
        UUID id = id(text);
        if (id != null) return compareOrdered(operator, value, id);
        return operator == FilterType.EQUAL ? Condition.NEVER : Condition.ALWAYS;
    }

    private static Condition startsWith(Expression value, String prefix) {
        String end = Prefix.end(prefix);
        Condition from = value.is(">= ?", prefix);
        return end == null ? from : Condition.joined("and", List.of(from, value.is("< ?", end)));
    }

    /** Times that no PostgreSQL knows become the nearest that it does. */
    private static OffsetDateTime time(String text) {
        Instant instant = Moments.find(text).orElseThrow();
        if (instant.isBefore(EARLIEST)) instant = EARLIEST;
        if (instant.isAfter(LATEST)) instant = LATEST;
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
}
