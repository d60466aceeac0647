package dev.muster.provisioninglog;

import dev.muster.directory.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the log.
 *
 * @param tenant  null for requests in which no credential was recognised
 * @param subject the folded name of the resource: its refused creates had no id
 */
public record ProvisioningLogQuery(
        @Nullable TenantId tenant,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID integration,
        @Nullable Boolean refused,
        @Nullable String resourceType,
        @Nullable UUID resource,
        @Nullable String subject,
        @Nullable UUID request,
        @Nullable Position after,
        int limit) {
    /** Where a page ended. */
    public record Position(Instant at, UUID request) {}
}
