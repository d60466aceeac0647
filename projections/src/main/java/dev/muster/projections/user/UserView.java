package dev.muster.projections.user;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as clients may see it.
 *
 * @param document   the attributes, userName and active among them
 * @param externalId as the reading integration knows the user; null if it does not
 * @param version    the aggregate's sequence number
 * @param groups     the groups that the user is directly in, by name
 */
public record UserView(
        UserId user,
        @Nullable IntegrationId owner,
        Document document,
        @Nullable String externalId,
        boolean active,
        long version,
        Instant created,
        Instant lastModified,
        List<GroupOfUser> groups) {

    /** One entry of the read-only attribute {@code groups} (RFC 7643 §4.1.2). */
    public record GroupOfUser(dev.muster.directory.GroupId group, String displayName) {}
}
