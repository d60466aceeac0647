package dev.muster.projections.filter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in SQL, and what stands for its question marks, in their order. */
public record Expression(String sql, List<@Nullable Object> parameters) {
    /** A condition on this value: {@code = ?}. */
    Condition is(String operator, Object... operands) {
        List<@Nullable Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(operands));
        return new Condition(sql + " " + operator, all, false);
    }

    /** The value within a template with one {@code %s}. */
    Expression within(String template) {
        return new Expression(String.format(template, sql), parameters);
    }
}
