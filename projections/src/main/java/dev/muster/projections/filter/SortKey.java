package dev.muster.projections.filter;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.Returned;
import dev.muster.projections.filter.Filterable.Many;
import dev.muster.projections.filter.Filterable.Single;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The value by which resources are put in order (RFC 7644 §3.4.2.3); null where a resource has none.
 *
 * @param always whether each resource has one, so that an index is read from the place where a page begins
 */
public record SortKey(Expression value, ValueKind kind, boolean always) {
    /** Characters of a text that count for the order: places in a list are remembered by them, also in cursors. */
    private static final int LENGTH = 200;

    /** Empty where the attribute has parts and none of them stands for the whole. */
    public static Optional<SortKey> of(Map<String, Filterable> named, AttributePath attribute, ReaderContext asker) {
        AttributePath path = withValue(attribute);
        boolean whole = path.sub() == null && path.attribute().isComplex();
        boolean never = path.attribute().returned() == Returned.NEVER
                || path.definition().returned() == Returned.NEVER;
        if (whole || never) return Optional.empty();
        AttributeColumns places = new AttributeColumns(named);
        Single single;
        if (places.table(path).isPresent() || path.attribute().multiValued()) {
            Many many = places.table(path)
                    .filter(table -> table.value() == null)
                    .orElseGet(() -> AttributeColumns.manyInDocument(path));
            String sub = path.sub() == null ? "value" : path.sub().name();
            Single one = Objects.requireNonNull(many.subAttributes().get(sub));
            single = Filterable.single(
                    "(select " + one.sql() + " from " + many.from() + " where " + many.join() + " order by "
                            + many.order() + " limit 1)",
                    one.kind());
        } else {
            single = places.single(path);
        }
        Expression value = asker.expression(single.sql());
        boolean shortened = single.kind().isText() && !single.indexed();
        boolean always = single.indexed() && (path.definition().required() || isOurs(path));
        return Optional.of(
                new SortKey(shortened ? value.within("left(%s, " + LENGTH + ")") : value, single.kind(), always));
    }

    /** RFC 7643 §3.1: each resource has its {@code meta}, of which clients write nothing. */
    private static boolean isOurs(AttributePath path) {
        return path.extension() == null && path.attribute().name().equals("meta");
    }

    private static AttributePath withValue(AttributePath path) {
        if (path.sub() != null || !path.attribute().isComplex()) return path;
        AttributeDefinition value = path.attribute().sub("value").orElse(null);
        return value == null ? path : new AttributePath(path.extension(), path.attribute(), value);
    }
}
