package dev.muster.people.auditlog;

import dev.muster.directory.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the audit log.
 *
 * @param tenant null for what belongs to none
 * @param person who did it, or to whom it was done
 */
public record AuditQuestion(
        @Nullable TenantId tenant,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID person,
        @Nullable String kind,
        @Nullable Position after,
        int limit) {
    /** Where the page before ended. */
    public record Position(Instant at, UUID entry) {}
}
