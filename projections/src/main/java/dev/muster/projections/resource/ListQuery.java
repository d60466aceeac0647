package dev.muster.projections.resource;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.schema.ResourceType;
import dev.muster.projections.filter.FilterNames;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to see of a list (RFC 7644 §3.4.2).
 *
 * @param reader     whose externalIds are shown and asked for; null for people
 * @param filter     null for all
 * @param filterText the filter as written, by which a walk is known again
 * @param startIndex counted from 1
 * @param count      at most so many; with 0 only the total is counted
 * @param omitted    attributes beside the document that need not be read
 */
public record ListQuery(
        TenantId tenant,
        @Nullable IntegrationId reader,
        ResourceType type,
        @Nullable Filter filter,
        String filterText,
        FilterNames names,
        long startIndex,
        int count,
        Set<String> omitted) {}
