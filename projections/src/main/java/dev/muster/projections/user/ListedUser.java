package dev.muster.projections.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user in a list for people.
 *
 * @param integration who provisioned the user
 * @param refusals    how many requests about the user were refused within the last week
 */
public record ListedUser(
        UUID id,
        String userName,
        @Nullable String displayName,
        boolean active,
        @Nullable String userType,
        @Nullable UUID integration,
        Instant created,
        Instant lastModified,
        List<String> groups,
        int refusals) {}
