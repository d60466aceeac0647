package dev.muster.projections.resource;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: that of one resource, which need not be there any more.
 *
 * @param value what the list is sorted by, as text; null where the resource has none, or the list is not sorted
 */
record KeysetPosition(@Nullable String value, UUID id) {
    /** Before all others in a list that is not sorted. */
    static final KeysetPosition FIRST = new KeysetPosition(null, new UUID(0, 0));
}
