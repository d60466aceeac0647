package dev.muster.projections.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition with question marks, and what stands for them, in their order.
 *
 * @param indexed whether an index finds the few rows for which it can hold; else all rows may have to be looked at
 */
public record Condition(String sql, List<@Nullable Object> parameters, boolean indexed) {
    public static final Condition ALWAYS = new Condition("true", List.of(), false);
    public static final Condition NEVER = new Condition("false", List.of(), true);

    Condition byIndex(boolean exists) {
        return exists == indexed ? this : new Condition(sql, parameters, exists);
    }

    /** Of a value that is not there nothing holds, so the opposite does; SQL alone would say that it is unknown. */
    Condition negated() {
        return new Condition("((" + sql + ") is not true)", parameters, false);
    }

    Condition or(Condition other) {
        return joined("or", List.of(this, other));
    }

    /** @param operator {@code and} or {@code or} */
    static Condition joined(String operator, List<Condition> terms) {
        List<@Nullable Object> parameters = new ArrayList<>();
        terms.forEach(term -> parameters.addAll(term.parameters));
        boolean indexed = operator.equals("and")
                ? terms.stream().anyMatch(Condition::indexed)
                : terms.stream().allMatch(Condition::indexed);
        return new Condition(
                terms.stream().map(Condition::sql).collect(Collectors.joining(" " + operator + " ", "(", ")")),
                parameters,
                indexed);
    }
}
