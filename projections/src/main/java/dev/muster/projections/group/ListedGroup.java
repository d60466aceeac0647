package dev.muster.projections.group;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group in a list for people.
 *
 * @param integration who provisioned the group
 * @param refusals    how many requests about the group were refused within the last week
 */
public record ListedGroup(
        UUID id,
        String displayName,
        @Nullable UUID integration,
        Instant created,
        Instant lastModified,
        long members,
        int refusals) {}
