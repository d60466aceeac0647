package dev.muster.projections.filter;

import static dev.muster.projections.filter.FilterTranslation.isNull;
import static dev.muster.projections.filter.FilterTranslation.isPresence;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.filter.Comparison;
import dev.muster.directory.filter.FilterParts;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import dev.muster.projections.filter.Filterable.Many;
import dev.muster.projections.filter.Filterable.Named;
import dev.muster.projections.filter.Filterable.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of a multi-valued attribute: whether one of its values matches (RFC 7644 §3.4.2.2). Where a table with
 * an index tells the same as the document, the table is asked.
 */
final class ManyTranslation {
    private static final String VALUE = "value";

    private final AttributePath path;
    private final AttributeDefinition attribute;
    private final Optional<Many> table;
    private final ReaderContext asker;

    ManyTranslation(AttributePath path, Optional<Many> table, ReaderContext asker) {
        this.path = path.whole();
        this.attribute = path.attribute();
        this.table = table;
        this.asker = asker;
    }

    /** {@code emails.type eq "work"}: one value has it. Without a value, only null is equal, and all else differs. */
    Condition comparison(Filter filter, @Nullable AttributeDefinition sub) {
        boolean ofWhole = sub == null && attribute.isComplex();
        String name = sub == null ? VALUE : sub.name();
        FilterType operator = filter.getFilterType();
        if (isNull(filter)) {
            Condition present = comparison(Filter.pr(FilterParts.path(filter)), sub);
            return operator == FilterType.NOT_EQUAL ? present : present.negated();
        }
        if (ofWhole) return exists(complete(), Condition.ALWAYS);
        Many many = table.filter(known -> isAnswered(known, filter, name)).orElseGet(this::complete);
        if (names(many, filter, name)) return ofNamed(many, compare(filter, many, name), Condition.ALWAYS);
        Condition differs = exists(many, compare(filter, many, name));
        return operator == FilterType.NOT_EQUAL
                ? differs.or(exists(many, Condition.ALWAYS).negated())
                : differs;
    }

    /** {@code emails[type eq "work" and value co "@example.com"]}: one value is all that. */
    Condition matching(Filter inner) {
        Many many = table.filter(known -> isAnswered(known, inner)).orElseGet(this::complete);
        Optional<Filter> name = naming(inner, many);
        return name.isPresent()
                ? ofNamed(many, within(name.get(), many), within(inner, many))
                : exists(many, within(inner, many));
    }

    /** The comparison that tells the one value which can be meant, where everything else is asked of that one. */
    private Optional<Filter> naming(Filter inner, Many many) {
        return switch (inner.getFilterType()) {
            case AND ->
                FilterParts.terms(inner).stream()
                        .flatMap(term -> naming(term, many).stream())
                        .findFirst();
            case EQUAL -> Optional.of(inner).filter(one -> names(many, one, nameOf(sub(one, attribute))));
            default -> Optional.empty();
        };
    }

    private static boolean names(Many many, Filter comparison, String sub) {
        return many.named() != null
                && many.named().names().contains(sub)
                && comparison.getFilterType() == FilterType.EQUAL
                && !isNull(comparison);
    }

    /** Whoever has the value is found from there; what else is asked of it, only of those. */
    private Condition ofNamed(Many many, Condition name, Condition inner) {
        Named named = Objects.requireNonNull(many.named());
        int here = named.reached().indexOf("%s");
        Expression before = asker.expression(named.reached().substring(0, here));
        Expression behind = asker.expression(named.reached().substring(here + 2));
        List<@Nullable Object> parameters = new ArrayList<>(before.parameters());
        parameters.addAll(name.parameters());
        parameters.addAll(behind.parameters());
        Condition reached = new Condition(before.sql() + name.sql() + behind.sql(), parameters, true);
        if (inner == Condition.ALWAYS) return reached;
        Many row = new Many(named.row(), named.join(), many.subAttributes(), many.value(), many.order());
        return Condition.joined("and", List.of(reached, exists(row, inner)));
    }

    private Condition within(Filter filter, Many many) {
        return switch (filter.getFilterType()) {
            case AND, OR ->
                Condition.joined(
                        filter.getFilterType() == FilterType.AND ? "and" : "or",
                        FilterParts.terms(filter).stream()
                                .map(term -> within(term, many))
                                .toList());
            case NOT -> within(FilterParts.inverted(filter), many).negated();
            case COMPLEX_VALUE -> throw FilterTranslation.refused(filter, "brackets can't stand in brackets");
            default -> {
                AttributeDefinition sub = sub(filter, attribute);
                if (!isPresence(filter)) Comparison.check(filter, sub);
                yield compare(filter, many, nameOf(sub));
            }
        };
    }

    /**
     * The sub-attribute that a comparison in brackets names; of simple values the attribute itself, as {@code value}.
     *
     * @throws DocumentRefusal.InvalidFilter where there is none
     */
    static AttributeDefinition sub(Filter filter, AttributeDefinition attribute) {
        String name = FilterParts.path(filter).toString();
        if (!attribute.isComplex() && name.equalsIgnoreCase(VALUE)) return attribute;
        return attribute.sub(name).orElseThrow(() -> {
            List<String> names = new ArrayList<>();
            attribute.subAttributes().forEach(sub -> names.add(sub.name()));
            return FilterTranslation.refused(
                    filter,
                    attribute.name() + " has no " + name + ", only "
                            + (names.isEmpty() ? VALUE : String.join(", ", names)));
        });
    }

    private String nameOf(AttributeDefinition sub) {
        return attribute.isComplex() ? sub.name() : VALUE;
    }

    private Condition compare(Filter filter, Many many, String sub) {
        return FilterTranslation.compare(
                filter, Objects.requireNonNull(many.subAttributes().get(sub)), asker);
    }

    private Condition exists(Many many, Condition inner) {
        Expression rows = asker.expression("exists (select 1 from " + many.from() + " where " + many.join());
        List<@Nullable Object> parameters = new ArrayList<>(rows.parameters());
        parameters.addAll(inner.parameters());
        return new Condition(rows.sql() + " and " + inner.sql() + ")", parameters, inner.indexed());
    }

    private Many complete() {
        return table.filter(known -> known.value() == null).orElseGet(() -> AttributeColumns.manyInDocument(path));
    }

    /** Whether the table tells the same as the document: it leaves out values without their value, and some sub-attributes. */
    private boolean isAnswered(Many known, Filter inner) {
        return known.value() == null || knows(known, inner) && guarantees(known, inner);
    }

    private static boolean isAnswered(Many known, Filter comparison, String sub) {
        return known.value() == null
                || known.value().equals(sub)
                        && isOfPresent(comparison)
                        && known.subAttributes().containsKey(sub);
    }

    private boolean knows(Many known, Filter filter) {
        return switch (filter.getFilterType()) {
            case AND, OR -> FilterParts.terms(filter).stream().allMatch(term -> knows(known, term));
            case NOT -> knows(known, FilterParts.inverted(filter));
            case COMPLEX_VALUE -> false;
            default -> {
                Single value = known.subAttributes().get(nameOf(sub(filter, attribute)));
                yield value != null && (value.kind() != ValueKind.FLAG || isAboutTrue(filter));
            }
        };
    }

    private boolean guarantees(Many known, Filter filter) {
        return switch (filter.getFilterType()) {
            case AND -> FilterParts.terms(filter).stream().anyMatch(term -> guarantees(known, term));
            case OR -> FilterParts.terms(filter).stream().allMatch(term -> guarantees(known, term));
            case NOT, COMPLEX_VALUE -> false;
            default -> nameOf(sub(filter, attribute)).equals(known.value()) && isOfPresent(filter);
        };
    }

    /** Whether it holds of nothing that is absent. */
    private static boolean isOfPresent(Filter comparison) {
        return comparison.getFilterType() != FilterType.NOT_EQUAL && !isNull(comparison);
    }

    private static boolean isAboutTrue(Filter comparison) {
        return !isPresence(comparison)
                && Boolean.parseBoolean(FilterParts.literal(comparison).asString());
    }
}
