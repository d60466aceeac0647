package dev.muster.projections.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition with question marks, and what stands for them, in their order. */
public record Condition(String sql, List<@Nullable Object> parameters) {
    public static final Condition ALWAYS = new Condition("true", List.of());
    public static final Condition NEVER = new Condition("false", List.of());

    static Condition of(String sql, Object... parameters) {
        return new Condition(sql, List.of(parameters));
    }

    Condition negated() {
        return new Condition("not " + sql, parameters);
    }

    static Condition joined(String operator, List<Condition> terms) {
        List<@Nullable Object> parameters = new ArrayList<>();
        terms.forEach(term -> parameters.addAll(term.parameters));
        return new Condition(
                terms.stream().map(Condition::sql).collect(Collectors.joining(" " + operator + " ", "(", ")")),
                parameters);
    }
}
