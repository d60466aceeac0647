package dev.muster.projections.resource;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement, put together piece by piece, with what stands for its question marks. */
final class SqlBuilder {
    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    void add(String text, List<? extends @Nullable Object> values) {
        sql.append(text);
        parameters.addAll(values);
    }

    void add(String text) {
        sql.append(text);
    }

    String text() {
        return sql.toString();
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    @Nullable
    Object[] array() {
        return parameters.toArray();
    }
}
