package dev.muster.api.auditlog;

import dev.muster.api.ListOrder;
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
        ListOrder.@Nullable Position after,
        int limit) {}
