package dev.muster.projections.resource;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as clients may see it.
 *
 * @param externalId as the reading integration knows it; null if it does not
 * @param version    the aggregate's sequence number
 * @param attributes all attributes but {@code schemas}, {@code id}, {@code externalId} and {@code meta}; the caller's own
 */
public record ResourceView(
        ResourceId id,
        @Nullable IntegrationId owner,
        @Nullable String externalId,
        long version,
        Instant created,
        Instant lastModified,
        ObjectNode attributes) {}
