package dev.muster.projections.role;

import dev.muster.directory.RoleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role and whom it is mapped to, by rank. */
public record RoleView(
        RoleId role, String name, long version, Instant created, Instant lastModified, List<Mapping> mappings) {

    /**
     * @param kind    {@code group}, {@code userType}, {@code user} or {@code everybody}
     * @param id      the group's or user's, as a UUID
     * @param display the group's displayName, the userName, or the userType
     */
    public record Mapping(
            String kind, @Nullable String id, @Nullable String display, int rank) {}
}
