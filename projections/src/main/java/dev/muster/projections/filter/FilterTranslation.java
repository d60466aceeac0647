package dev.muster.projections.filter;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.Comparison;
import dev.muster.directory.schema.DocumentRefusal;
import dev.muster.directory.schema.FilterParts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Walks a filter and makes it a condition on the rows of its resource type. */
public final class FilterTranslation {
    private static final String VALUE = "value";
    private static final String OPERATORS = "eq, sw, co, pr, and, or";

    private final Map<String, Filterable> filterables;
    private final FilterNames names;
    private final @Nullable IntegrationId reader;

    /** @param reader whose externalIds are asked for; null for people, who have none */
    public FilterTranslation(Map<String, Filterable> filterables, FilterNames names, @Nullable IntegrationId reader) {
        this.filterables = filterables;
        this.names = names;
        this.reader = reader;
    }

    /** @throws DocumentRefusal.InvalidFilter where it asks for what cannot be answered, and what can */
    public Condition condition(Filter filter) {
        return switch (filter.getFilterType()) {
            case AND -> all("and", filter);
            case OR -> all("or", filter);
            case NOT -> throw refused(filter, "not is not supported, only " + OPERATORS);
            case COMPLEX_VALUE -> valuePath(filter);
            default -> comparison(filter);
        };
    }

    private Condition all(String operator, Filter filter) {
        return Condition.joined(
                operator,
                FilterParts.terms(filter).stream().map(this::condition).toList());
    }

    private Condition comparison(Filter filter) {
        AttributePath path = path(filter);
        // RFC 7644 3.4.2.2 compares values, and clients leave ".value" out
        if (path.sub() == null && path.attribute().isComplex() && !isPresence(filter)) {
            AttributeDefinition value = path.attribute().sub(VALUE).orElse(null);
            if (value != null) path = new AttributePath(path.extension(), path.attribute(), value);
        }
        if (!isPresence(filter)) Comparison.check(filter, path.definition());
        Filterable of = filterables.get(path.toString());
        if (of == null) of = filterables.get(path.whole().toString());
        if (isAbsence(filter) && of != null && !(of instanceof Filterable.Single)) {
            return comparison(Filter.pr(FilterParts.path(filter))).negated();
        }
        return switch (of) {
            case null -> throw impossible(filter, path.toString());
            case Filterable.Single single -> compare(filter, single);
            case Filterable.Constant constant -> compare(filter, constant);
            case Filterable.OfReader ofReader -> ofReader(filter, ofReader);
            case Filterable.Many many -> exists(many, ofSub(filter, many, path.sub()));
        };
    }

    private Condition valuePath(Filter filter) {
        AttributePath path = path(filter);
        if (!(filterables.get(path.toString()) instanceof Filterable.Many many)) {
            throw impossible(filter, path + "[…]");
        }
        Filter inner = Objects.requireNonNull(filter.getValueFilter());
        return exists(many, withinValue(inner, many, path.attribute()));
    }

    private Condition withinValue(Filter filter, Filterable.Many many, AttributeDefinition attribute) {
        return switch (filter.getFilterType()) {
            case AND, OR ->
                Condition.joined(
                        filter.getFilterType() == FilterType.AND ? "and" : "or",
                        FilterParts.terms(filter).stream()
                                .map(term -> withinValue(term, many, attribute))
                                .toList());
            case NOT, COMPLEX_VALUE -> throw refused(filter, "within brackets only " + OPERATORS + " are supported");
            default -> {
                String name = FilterParts.path(filter).toString();
                AttributeDefinition sub = attribute
                        .sub(name)
                        .orElseThrow(() -> refused(
                                filter, attribute.name() + " has no " + name + ", only " + attribute.subAttributes()));
                if (!isPresence(filter)) Comparison.check(filter, sub);
                yield ofSub(filter, many, sub);
            }
        };
    }

    private Condition ofSub(Filter filter, Filterable.Many many, @Nullable AttributeDefinition sub) {
        if (sub == null) return Condition.ALWAYS; // emails pr: there is one
        Filterable.Single value = many.subAttributes().get(sub.name());
        if (value == null) {
            throw refused(
                    filter,
                    sub.name() + " can't be asked for here, only "
                            + new TreeSet<>(many.subAttributes().keySet()));
        }
        return compare(filter, value);
    }

    private static Condition exists(Filterable.Many many, Condition inner) {
        return new Condition(
                "exists (select 1 from " + many.from() + " where " + many.join() + " and " + inner.sql() + ")",
                inner.parameters());
    }

    private Condition ofReader(Filter filter, Filterable.OfReader ofReader) {
        Condition inner = compare(filter, ofReader.value());
        if (reader == null) return Condition.NEVER;
        return Condition.joined(
                "",
                List.of(
                        Condition.of(
                                "exists (select 1 from " + ofReader.from() + " where " + ofReader.join() + " and",
                                reader.value()),
                        inner,
                        Condition.of(")")));
    }

    private Condition compare(Filter filter, Filterable.Single single) {
        Condition condition = single.kind().compare(filter.getFilterType(), single.sql(), literal(filter));
        if (condition == null) throw notAnOperator(filter);
        return condition;
    }

    private Condition compare(Filter filter, Filterable.Constant constant) {
        JsonNode literal = literal(filter);
        String wanted = literal == null ? "" : literal.asString();
        boolean holds = switch (filter.getFilterType()) {
            case PRESENT -> true;
            case EQUAL -> constant.value().equals(wanted);
            case STARTS_WITH -> constant.value().startsWith(wanted);
            case CONTAINS -> constant.value().contains(wanted);
            default -> throw notAnOperator(filter);
        };
        return holds ? Condition.ALWAYS : Condition.NEVER;
    }

    private AttributePath path(Filter filter) {
        String name = FilterParts.path(filter).toString();
        return switch (names.lookup(name)) {
            case AttributeLookup.Found found -> found.path();
            case AttributeLookup.FoundExtension extension ->
                throw refused(filter, name + " is a whole schema, name one of its attributes");
            case AttributeLookup.UnknownAttribute unknown ->
                throw refused(filter, "there is no attribute " + name + "; what can be asked for is " + possible());
            case AttributeLookup.UnknownSchema unknown ->
                throw refused(filter, "no schema here has that URN; what can be asked for is " + possible());
        };
    }

    private DocumentRefusal impossible(Filter filter, String path) {
        return refused(filter, path + " can't be asked for, only " + possible());
    }

    private static DocumentRefusal notAnOperator(Filter filter) {
        return refused(
                filter,
                "this attribute can't be compared by " + filter.getFilterType() + ", only by " + OPERATORS
                        + " where they suit its type");
    }

    private String possible() {
        return String.join(", ", new TreeSet<>(filterables.keySet()));
    }

    private static DocumentRefusal refused(Filter filter, String reason) {
        return new DocumentRefusal.InvalidFilter(filter.toString(), reason);
    }

    private static boolean isPresence(Filter filter) {
        return filter.getFilterType() == FilterType.PRESENT;
    }

    /** RFC 7643 2.5: null is the same as no value. */
    private static boolean isAbsence(Filter filter) {
        return filter.getFilterType() == FilterType.EQUAL
                && FilterParts.literal(filter).isNull();
    }

    private static @Nullable JsonNode literal(Filter filter) {
        return isPresence(filter) ? null : FilterParts.literal(filter);
    }
}
