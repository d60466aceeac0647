package dev.muster.history.asof;

import dev.muster.directory.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One resource as it was at an instant, folded from its own events. */
public interface DirectoryAsOf {
    Then find(ResourceId resource, Instant at);

    /** What there was. Positions are those of the last event that the answer covers. */
    sealed interface Then {}

    /**
     * @param resource as SCIM would have shown it
     * @param version  its number, as in the ETag of that time
     */
    record There(long position, long version, Instant created, Instant lastModified, JsonNode resource)
            implements Then {}

    record Deleted(long position, Instant deletedAt) implements Then {}

    /** @param created when it came to be; null if there never was such a resource */
    record NotYet(@Nullable Instant created) implements Then {}

    /** Somebody is still at writing what may have happened by then. */
    record StillOpen() implements Then {}
}
