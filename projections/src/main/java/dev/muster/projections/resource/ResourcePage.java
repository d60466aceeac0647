package dev.muster.projections.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param total          during a walk the number that the walk began with
 * @param startIndex     null where the client goes by cursors
 * @param nextCursor     null on the last page, and where the client counts
 * @param previousCursor null on the first page, and where the client counts
 */
public record ResourcePage(
        long total,
        @Nullable Long startIndex,
        List<ResourceView> resources,
        @Nullable String nextCursor,
        @Nullable String previousCursor) {

    static ResourcePage byIndex(long total, long startIndex, List<ResourceView> resources) {
        return new ResourcePage(total, startIndex, resources, null, null);
    }
}
