package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.UserId;
import dev.muster.directory.schema.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group as clients may see it, without its members: {@link Groups#members} has those.
 *
 * @param document   the attributes, displayName among them
 * @param externalId as the reading integration knows the group; null if it does not
 * @param version    the aggregate's sequence number
 */
public record GroupView(
        GroupId group,
        @Nullable IntegrationId owner,
        String displayName,
        Document document,
        @Nullable String externalId,
        long version,
        Instant created,
        Instant lastModified) {

    /** @param display the user's displayName, or else userName */
    public record Member(UserId user, String display) {}
}
