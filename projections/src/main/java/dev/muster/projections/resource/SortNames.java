package dev.muster.projections.resource;

import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.ResourceType;
import dev.muster.projections.filter.ReaderContext;
import dev.muster.projections.filter.SortKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The attribute that a client sorts by, of each of the types that it lists. */
final class SortNames {
    private SortNames() {}

    /** Null where nothing is to be sorted, or only other types have the attribute. */
    static @Nullable SortKey key(ListQuery query, ResourceTable table, ReaderContext asker) {
        ListQuery.Sort sort = query.sort();
        if (sort == null) return null;
        if (query.names().lookup(table.type(), sort.by()) instanceof AttributeLookup.Found found) {
            return SortKey.of(table.filterables(), found.path(), asker)
                    .orElseThrow(() -> new ListRefusal.NotSortable(
                            sort.by(), "it has no single value, name one of its sub-attributes that can be read"));
        }
        for (ResourceType other : query.types()) {
            if (query.names().lookup(other, sort.by()) instanceof AttributeLookup.Found) return null;
        }
        throw new ListRefusal.NotSortable(
                sort.by(), "there is no such attribute; /Schemas has them all, and one of an extension needs its URN");
    }

    /** Numbers and times, say, have no order among each other. */
    static void requireOneKind(ListQuery query, List<ListSource> sources) {
        long kinds = sources.stream()
                .map(ListSource::sort)
                .filter(Objects::nonNull)
                .map(SortKey::kind)
                .distinct()
                .count();
        if (query.sort() != null && kinds > 1) {
            throw new ListRefusal.NotSortable(
                    query.sort().by(), "it is not the same in all resource types, ask for one type at a time");
        }
    }
}
