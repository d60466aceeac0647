package dev.muster.work;

import dev.muster.directory.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One thing of one tenant that is worked on. */
public record WorkId(TenantId tenant, WorkKind kind, UUID value) {
    static WorkId upkeep(String name) {
        return new WorkId(
                TenantId.NONE, WorkKind.UPKEEP, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return kind + " " + tenant + "/" + value;
    }
}
