package dev.muster.directory.filter;

import static java.util.Objects.requireNonNull;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import java.util.List;
import tools.jackson.databind.node.ValueNode;

/** The parts of a filter, for who has looked at its type: the library says null where a filter has no such part. */
public final class FilterParts {
    private FilterParts() {}

    /** Of {@code and} and {@code or}. */
    public static List<Filter> terms(Filter filter) {
        return requireNonNull(filter.getCombinedFilters());
    }

    /** Of {@code not}. */
    public static Filter inverted(Filter filter) {
        return requireNonNull(filter.getInvertedFilter());
    }

    /** Of comparisons, {@code pr} and value paths. */
    public static Path path(Filter filter) {
        return requireNonNull(filter.getAttributePath());
    }

    /** Of comparisons. A JSON null is a {@code NullNode}. */
    public static ValueNode literal(Filter filter) {
        return requireNonNull(filter.getComparisonValue());
    }
}
