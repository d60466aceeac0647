package dev.muster.projections.resource;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.schema.ResourceType;
import dev.muster.projections.filter.FilterNames;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to see of a list (RFC 7644 §3.4.2).
 *
 * @param reader     whose externalIds are shown and asked for; null for people
 * @param base       the address of {@code /scim/v2}, with which locations begin
 * @param listed     one resource type, or several where the root is asked
 * @param filter     null for all
 * @param filterText the filter as written, by which a walk is known again
 * @param names      what the names in the filter and in {@code sort} mean
 * @param sort       null for the order of the ids
 * @param count      at most so many; with 0 only the total is counted
 */
public record ListQuery(
        TenantId tenant,
        @Nullable IntegrationId reader,
        String base,
        List<Listed> listed,
        @Nullable Filter filter,
        String filterText,
        FilterNames names,
        @Nullable Sort sort,
        Paging paging,
        int count) {

    public ListQuery {
        listed = List.copyOf(listed);
    }

    List<ResourceType> types() {
        return listed.stream().map(Listed::type).toList();
    }

    /** All that makes this list the one that it is, whichever page of it is wanted. */
    String text() {
        String order = sort == null ? "" : sort.by() + (sort.descending() ? " descending" : " ascending");
        return types() + " " + order.length() + " " + order + " " + filterText;
    }

    /** The filter and the order, for people. */
    String question() {
        String order = sort == null ? "" : "sortBy=" + sort.by();
        return filter == null ? order : order.isEmpty() ? filterText : filterText + ", " + order;
    }

    /** @param omitted attributes beside the document that need not be read */
    public record Listed(ResourceType type, Set<String> omitted) {}

    /** @param by the attribute, as the client calls it */
    public record Sort(String by, boolean descending) {}

    /** Which page. */
    public sealed interface Paging {
        /** @param startIndex counted from 1 */
        record ByIndex(long startIndex) implements Paging {}

        /** @param cursor as an earlier page gave it; empty for the first page (RFC 9865) */
        record ByCursor(String cursor) implements Paging {}
    }
}
