package dev.muster.projections.resource;

import static java.util.Objects.requireNonNull;

import dev.muster.projections.filter.Expression;
import dev.muster.projections.filter.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * RFC 7644 §3.4.2.3: by value, who has none last, and among equals by the id, so that the order is the same each time. Who has
 * none is last where values ascend and first where they descend, which is what PostgreSQL does.
 */
final class ListOrder {
    private final Optional<Expression> value;
    private final @Nullable ValueKind kind;
    private final String id;
    private final boolean valueAscends;
    private final boolean idAscends;

    /**
     * @param value    empty where the list is in the order of its ids
     * @param backward whether it is read from its end
     */
    ListOrder(Optional<Expression> value, @Nullable ValueKind kind, String id, boolean descending, boolean backward) {
        this.value = value;
        this.kind = kind;
        this.id = id;
        this.valueAscends = descending == backward;
        this.idAscends = !backward;
    }

    Optional<Expression> value() {
        return value;
    }

    void addAfter(SqlPieces sql, @Nullable Mark mark) {
        String further = id + (idAscends ? " > ?" : " < ?");
        if (value.isEmpty()) {
            Mark from = mark == null && idAscends ? Mark.FIRST : mark;
            if (from != null) sql.add(" and " + further, List.of(from.id()));
        } else if (mark != null) {
            addAfter(sql, mark, value.get(), further);
        }
    }

    private void addAfter(SqlPieces sql, Mark mark, Expression of, String further) {
        if (mark.value() == null) {
            sql.add(" and ((" + of.sql() + " is null", of.parameters());
            sql.add(" and " + further + ")", List.of(mark.id()));
            if (!valueAscends) sql.add(" or " + of.sql() + " is not null", of.parameters());
            sql.add(")");
            return;
        }
        String bound = "cast(? as " + requireNonNull(kind).sqlType() + ")";
        sql.add(" and (" + of.sql() + (valueAscends ? " > " : " < ") + bound, with(of, mark.value()));
        sql.add(" or " + of.sql() + " = " + bound, with(of, mark.value()));
        sql.add(" and " + further, List.of(mark.id()));
        if (valueAscends) sql.add(" or " + of.sql() + " is null", of.parameters());
        sql.add(")");
    }

    void addOrder(SqlPieces sql) {
        value.ifPresentOrElse(
                of -> sql.add(" order by " + of.sql() + (valueAscends ? "" : " desc") + ", ", of.parameters()),
                () -> sql.add(" order by "));
        sql.add(id + (idAscends ? "" : " desc"));
    }

    private static List<@Nullable Object> with(Expression of, String value) {
        List<@Nullable Object> all = new ArrayList<>(of.parameters());
        all.add(value);
        return all;
    }
}
