package dev.muster.projections.resource;

import dev.muster.projections.filter.Condition;
import dev.muster.projections.filter.SortKey;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one type that belong to a list.
 *
 * @param sort null where the list is not sorted, or this type has nothing of what it is sorted by
 */
record ListSource(
        ResourceTable table,
        ResourceRows rows,
        Condition condition,
        @Nullable SortKey sort) {}
