package dev.muster.work;

import dev.muster.directory.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;

/** One thing of one tenant that is worked on. */
public record WorkId(TenantId tenant, WorkKind kind, UUID value) {
    /** As a parameter of type {@code uuid[]}. */
    public static UUID[] values(Collection<WorkId> work) {
        return work.stream().map(WorkId::value).toArray(UUID[]::new);
    }

    /** As a parameter of type {@code uuid[]}. */
    public static UUID[] tenants(Collection<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).toArray(UUID[]::new);
    }

    static WorkId upkeep(String name) {
        return new WorkId(
                TenantId.NONE, WorkKind.UPKEEP, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return kind + " " + tenant + "/" + value;
    }
}
