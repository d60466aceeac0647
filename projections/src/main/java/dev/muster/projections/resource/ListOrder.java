package dev.muster.projections.resource;

import dev.muster.projections.filter.Expression;
import dev.muster.projections.filter.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 7644 §3.4.2.3: by value, who has none last, and among equals by the id, so that the order is the same each time. Who has
 * none is last where values ascend and first where they descend, which is what PostgreSQL does.
 */
final class ListOrder {
    private final @Nullable SortKey key;
    private final String id;
    private final boolean valueAscends;
    private final boolean idAscends;

    /**
     * @param key      null where the list is in the order of its ids
     * @param backward whether it is read from its end
     */
    ListOrder(@Nullable SortKey key, String id, boolean descending, boolean backward) {
        this.key = key;
        this.id = id;
        this.valueAscends = descending == backward;
        this.idAscends = !backward;
    }

    void addAfter(SqlBuilder sql, @Nullable KeysetPosition mark) {
        String further = id + (idAscends ? " > ?" : " < ?");
        if (key == null) {
            KeysetPosition from = mark == null && idAscends ? KeysetPosition.FIRST : mark;
            if (from != null) sql.add(" and " + further, List.of(from.id()));
        } else if (mark != null) {
            addAfter(sql, mark, key, further);
        }
    }

    private void addAfter(SqlBuilder sql, KeysetPosition mark, SortKey by, String further) {
        Expression of = by.value();
        if (mark.value() == null) {
            sql.add(" and ((" + of.sql() + " is null", of.parameters());
            sql.add(" and " + further + ")", List.of(mark.id()));
            if (!valueAscends) sql.add(" or " + of.sql() + " is not null", of.parameters());
            sql.add(")");
            return;
        }
        String bound = "cast(? as " + by.kind().sqlType() + ")";
        if (by.always()) {
            sql.add(" and " + of.sql() + (valueAscends ? " >= " : " <= ") + bound, with(of, mark.value()));
        }
        sql.add(" and (" + of.sql() + (valueAscends ? " > " : " < ") + bound, with(of, mark.value()));
        sql.add(" or " + of.sql() + " = " + bound, with(of, mark.value()));
        sql.add(" and " + further, List.of(mark.id()));
        if (valueAscends && !by.always()) sql.add(" or " + of.sql() + " is null", of.parameters());
        sql.add(")");
    }

    void addOrder(SqlBuilder sql) {
        sql.add(" order by ");
        if (key != null) {
            sql.add(
                    key.value().sql() + (valueAscends ? ", " : " desc, "),
                    key.value().parameters());
        }
        sql.add(id + (idAscends ? "" : " desc"));
    }

    private static List<@Nullable Object> with(Expression of, String value) {
        List<@Nullable Object> all = new ArrayList<>(of.parameters());
        all.add(value);
        return all;
    }
}
