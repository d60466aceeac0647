package dev.muster.projections.resource;

import static java.util.Objects.requireNonNull;

import dev.muster.projections.filter.Condition;
import dev.muster.projections.filter.Expression;
import dev.muster.projections.filter.SortKey;
import dev.muster.projections.filter.ValueKind;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The resources of a list in their order: of one type by one statement, of several by their ids first. */
final class Listing {
    private final JdbcOperations jdbc;
    private final ListQuery query;
    private final List<ListSource> sources;
    private final boolean descending;
    private final @Nullable ValueKind sortedBy;

    Listing(JdbcOperations jdbc, ListQuery query, List<ListSource> sources) {
        this.jdbc = jdbc;
        this.query = query;
        this.sources = sources;
        this.descending = query.sort() != null && query.sort().descending();
        this.sortedBy = sources.stream()
                .map(ListSource::sort)
                .filter(Objects::nonNull)
                .map(SortKey::kind)
                .findFirst()
                .orElse(null);
    }

    /** A place and its resource; null where that was deleted while it was read. */
    record Row(KeysetPosition mark, @Nullable ResourceView resource) {}

    boolean isSorted() {
        return query.sort() != null;
    }

    /** Whether indexes find all that is needed; else every resource may have to be looked at. */
    boolean isCheap() {
        boolean few = sources.stream().map(ListSource::condition).allMatch(Condition::indexed);
        return few || query.filter() == null && !isSorted();
    }

    /**
     * Those behind the mark, or before it, the next one first.
     *
     * @param from null for the beginning
     */
    List<Row> page(@Nullable KeysetPosition from, boolean backward, int limit) {
        return sources.size() == 1 ? ofOne(sources.getFirst(), from, backward, limit) : ofAll(from, backward, limit);
    }

    private List<Row> ofOne(ListSource source, @Nullable KeysetPosition from, boolean backward, int limit) {
        ListOrder order = new ListOrder(source.sort(), source.table().idExpression(), descending, backward);
        var sql = new SqlBuilder();
        sql.add(source.rows().columns(), Collections.singletonList(value(query)));
        expression(source).ifPresent(value -> sql.add(", (" + value.sql() + ")::text", value.parameters()));
        sql.add(
                " from " + source.table().table() + " r where r.tenant_id = ?",
                List.of(query.tenant().value()));
        order.addAfter(sql, from);
        sql.add(" and " + source.condition().sql(), source.condition().parameters());
        order.addOrder(sql);
        sql.add(" limit ?", List.of(limit));
        int valueColumn = source.sort() != null ? source.rows().width() + 1 : 0;
        return jdbc.query(
                sql.text(),
                (row, number) -> {
                    ResourceView resource = source.rows().read(query.tenant(), row);
                    String value = valueColumn == 0 ? null : row.getString(valueColumn);
                    return new Row(new KeysetPosition(value, resource.id().value()), resource);
                },
                sql.array());
    }

    private List<Row> ofAll(@Nullable KeysetPosition from, boolean backward, int limit) {
        List<KeysetPosition> marks = marks(from, backward, limit, 0);
        UUID[] ids = marks.stream().map(KeysetPosition::id).toArray(UUID[]::new);
        Map<UUID, ResourceView> found = new HashMap<>();
        for (ListSource source : sources) {
            if (found.size() == ids.length) break;
            jdbc.query(
                            source.rows().select() + " where r.tenant_id = ? and "
                                    + source.table().idExpression() + " = any (?::uuid[])",
                            (row, number) -> source.rows().read(query.tenant(), row),
                            value(query),
                            query.tenant().value(),
                            ids)
                    .forEach(resource -> found.put(resource.id().value(), resource));
        }
        return marks.stream().map(mark -> new Row(mark, found.get(mark.id()))).toList();
    }

    /** The place of the last of so many resources behind the mark; empty where there are not so many. */
    Optional<KeysetPosition> skipped(@Nullable KeysetPosition from, long skipped) {
        return marks(from, false, 1, skipped - 1).stream().findFirst();
    }

    private List<KeysetPosition> marks(@Nullable KeysetPosition from, boolean backward, int limit, long offset) {
        boolean sorted = sortedBy != null;
        ListOrder order = new ListOrder(commonKey(), "k.id", descending, backward);
        var sql = new SqlBuilder();
        sql.add("select k.id" + (sorted ? ", k.value::text" : "") + " from (");
        addIds(sql, sorted);
        sql.add(") k where true");
        order.addAfter(sql, from);
        order.addOrder(sql);
        sql.add(" limit ? offset ?", List.of(limit, offset));
        return jdbc.query(
                sql.text(),
                (row, number) -> new KeysetPosition(sorted ? row.getString(2) : null, row.getObject(1, UUID.class)),
                sql.array());
    }

    /** Of the ids of all types together, with their values beside them. */
    private @Nullable SortKey commonKey() {
        if (sortedBy == null) return null;
        String value = sortedBy.isText() ? "(k.value collate \"C\")" : "k.value";
        return new SortKey(new Expression(value, List.of()), sortedBy, false);
    }

    /** A query for the ids of the list, without an order. */
    SqlBuilder ids() {
        var sql = new SqlBuilder();
        addIds(sql, false);
        return sql;
    }

    private void addIds(SqlBuilder sql, boolean withValue) {
        String union = "";
        for (ListSource source : sources) {
            sql.add(union + "select " + source.table().idExpression() + " as id");
            if (withValue) {
                Expression value = expression(source).orElse(new Expression("null", List.of()));
                sql.add(
                        ", (" + value.sql() + ")::" + requireNonNull(sortedBy).sqlType() + " as value",
                        value.parameters());
            }
            sql.add(
                    " from " + source.table().table() + " r where r.tenant_id = ?",
                    List.of(query.tenant().value()));
            sql.add(" and " + source.condition().sql(), source.condition().parameters());
            union = " union all ";
        }
    }

    long count() {
        var sql = new SqlBuilder();
        String sum = "select ";
        for (ListSource source : sources) {
            sql.add(sum);
            addCount(sql, source);
            sum = " + ";
        }
        return requireNonNull(jdbc.queryForObject(sql.text(), Long.class, sql.array()));
    }

    private void addCount(SqlBuilder sql, ListSource source) {
        UUID tenant = query.tenant().value();
        if (query.filter() == null) {
            sql.add(
                    ResourceTotals.OF_TYPE,
                    List.of(tenant, source.table().type().name()));
            return;
        }
        sql.add("(select count(*) from " + source.table().table() + " r where r.tenant_id = ?", List.of(tenant));
        sql.add(" and " + source.condition().sql() + ")", source.condition().parameters());
    }

    private Optional<Expression> expression(ListSource source) {
        return Optional.ofNullable(source.sort()).map(SortKey::value);
    }

    private static @Nullable UUID value(ListQuery query) {
        return query.reader() == null ? null : query.reader().value();
    }
}
