package dev.muster.projections.filter;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.filter.Comparison;
import dev.muster.directory.filter.FilterParts;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Returned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks a filter and makes it a condition on the rows of its resource type (RFC 7644 §3.4.2.2). Every attribute of every
 * schema can be asked for; what differs is whether an index knows the answer.
 */
public final class FilterTranslation {
    private final ResourceType type;
    private final AttributeColumns places;
    private final FilterNames names;
    private final ReaderContext asker;
    private final List<ResourceType> asked;

    /**
     * @param named where the type's attributes are found, beside the document
     * @param asked all types that the question is about; what only another one has is absent in this one
     */
    public FilterTranslation(
            ResourceType type,
            Map<String, Filterable> named,
            FilterNames names,
            ReaderContext asker,
            List<ResourceType> asked) {
        this.type = type;
        this.places = new AttributeColumns(named);
        this.names = names;
        this.asker = asker;
        this.asked = List.copyOf(asked);
    }

    /** @throws DocumentRefusal.InvalidFilter where it asks for what cannot be answered; it says why */
    public Condition condition(Filter filter) {
        return switch (filter.getFilterType()) {
            case AND -> joined("and", filter);
            case OR -> joined("or", filter);
            case NOT -> condition(FilterParts.inverted(filter)).negated();
            case COMPLEX_VALUE -> valuePath(filter);
            default -> path(filter).map(path -> comparison(filter, path)).orElseGet(() -> ofAbsent(filter));
        };
    }

    private Condition joined(String operator, Filter filter) {
        return Condition.joined(
                operator,
                FilterParts.terms(filter).stream().map(this::condition).toList());
    }

    private Condition comparison(Filter filter, AttributePath named) {
        AttributePath path = isPresence(filter) ? named : withValue(named);
        if (!isPresence(filter)) Comparison.check(filter, path.definition());
        Optional<Filterable.Many> table = places.table(path);
        if (table.isPresent() || path.attribute().multiValued()) {
            return new ManyTranslation(path, table, asker).comparison(filter, path.sub());
        }
        return compare(filter, places.single(path), asker);
    }

    /** RFC 7644 3.4.2.2 compares values, and clients leave {@code .value} out. */
    private static AttributePath withValue(AttributePath path) {
        if (path.sub() != null || !path.attribute().isComplex()) return path;
        AttributeDefinition value = path.attribute().sub("value").orElse(null);
        return value == null ? path : new AttributePath(path.extension(), path.attribute(), value);
    }

    private Condition valuePath(Filter filter) {
        Optional<AttributePath> found = path(filter);
        if (found.isEmpty()) return Condition.NEVER;
        AttributePath path = found.get();
        Filter inner = filter.getValueFilter();
        if (inner == null || path.sub() != null) throw refused(filter, "brackets can't stand behind a sub-attribute");
        if (!path.attribute().isComplex() && !path.attribute().multiValued()) {
            throw refused(filter, path + " has one value without parts, so brackets can't stand behind it");
        }
        Optional<Filterable.Many> table = places.table(path);
        if (table.isPresent() || path.attribute().multiValued()) {
            return new ManyTranslation(path, table, asker).matching(inner);
        }
        Condition there = compare(Filter.pr(FilterParts.path(filter)), places.single(path), asker);
        return Condition.joined("and", List.of(there, withinSingle(inner, path)));
    }

    /** {@code name[familyName eq "Jensen"]}: of one complex value. */
    private Condition withinSingle(Filter filter, AttributePath of) {
        return switch (filter.getFilterType()) {
            case AND, OR ->
                Condition.joined(
                        filter.getFilterType() == FilterType.AND ? "and" : "or",
                        FilterParts.terms(filter).stream()
                                .map(term -> withinSingle(term, of))
                                .toList());
            case NOT -> withinSingle(FilterParts.inverted(filter), of).negated();
            case COMPLEX_VALUE -> throw refused(filter, "brackets can't stand in brackets");
            default ->
                comparison(
                        filter,
                        new AttributePath(of.extension(), of.attribute(), ManyTranslation.sub(filter, of.attribute())));
        };
    }

    static Condition compare(Filter filter, Filterable.Single single, ReaderContext asker) {
        Expression value = asker.expression(single.sql());
        FilterType operator = filter.getFilterType();
        if (operator == FilterType.PRESENT) return single.kind().isPresent(value);
        // RFC 7643 2.5: null is the same as no value
        if (FilterParts.literal(filter).isNull()) {
            Condition present = single.kind().isPresent(value);
            return operator == FilterType.NOT_EQUAL ? present : present.negated();
        }
        Condition condition = single.kind().compare(operator, value, FilterParts.literal(filter));
        // a beginning is found by the index, too, but it may be that of everybody
        boolean few = single.indexed() && operator == FilterType.EQUAL;
        return condition.byIndex(condition.indexed() || few);
    }

    /** RFC 7644 3.4.2.1: what another type has and this one has not is as if it had no value. */
    private static Condition ofAbsent(Filter filter) {
        boolean holds = switch (filter.getFilterType()) {
            case EQUAL -> FilterParts.literal(filter).isNull();
            case NOT_EQUAL -> !FilterParts.literal(filter).isNull();
            default -> false;
        };
        return holds ? Condition.ALWAYS : Condition.NEVER;
    }

    /** Empty where only another one of the types that are asked has it. */
    private Optional<AttributePath> path(Filter filter) {
        String name = FilterParts.path(filter).toString();
        AttributeLookup lookup = names.lookup(type, name);
        if (lookup instanceof AttributeLookup.Found found) {
            if (found.path().attribute().returned() == Returned.NEVER
                    || found.path().definition().returned() == Returned.NEVER) {
                throw refused(filter, name + " is never stored, so nothing can be asked of it");
            }
            return Optional.of(found.path());
        }
        for (ResourceType other : asked) {
            if (names.lookup(other, name) instanceof AttributeLookup.Found) return Optional.empty();
        }
        throw refused(filter, unknown(lookup, name));
    }

    private String unknown(AttributeLookup lookup, String name) {
        return switch (lookup) {
            case AttributeLookup.FoundExtension extension -> name + " is a whole schema, name one of its attributes";
            case AttributeLookup.UnknownSchema unknown ->
                "no schema of " + type.name() + " has the URN of " + name + "; see /ResourceTypes/" + type.name();
            default ->
                "there is no attribute " + name + " of " + type.name()
                        + "; /Schemas has them all, and one of an extension needs its schema's URN";
        };
    }

    static DocumentRefusal refused(Filter filter, String reason) {
        return new DocumentRefusal.InvalidFilter(filter.toString(), reason);
    }

    static boolean isPresence(Filter filter) {
        return filter.getFilterType() == FilterType.PRESENT;
    }

    /** RFC 7643 2.5: null is the same as no value. */
    static boolean isNull(@Nullable Filter filter) {
        return filter != null
                && !isPresence(filter)
                && FilterParts.literal(filter).isNull();
    }
}
