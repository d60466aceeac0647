package dev.muster.people.auditlog;

import dev.muster.directory.TenantId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be put on record.
 *
 * @param tenant  null for what belongs to none
 * @param details what is to be known of it: never a secret, nor the hash of one
 */
public record AuditEntry(
        @Nullable TenantId tenant,
        String kind,
        Doer by,
        @Nullable Subject subject,
        Map<String, ? extends @Nullable Object> details) {
    /** To whom or what it was done. */
    public record Subject(String type, UUID id) {
        public static Subject person(UUID id) {
            return new Subject("Person", id);
        }
    }

    /** By whoever is behind this thread's request. */
    public static AuditEntry of(
            @Nullable TenantId tenant, AuditKind kind, @Nullable Subject subject, Map<String, ?> details) {
        return new AuditEntry(tenant, kind.toString(), Doer.current(), subject, details);
    }
}
