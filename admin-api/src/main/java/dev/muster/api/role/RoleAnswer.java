package dev.muster.api.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.projections.role.RoleView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role as JSON, its mappings by rank. */
record RoleAnswer(
        String id, String name, long version, Instant created, Instant lastModified, List<MappingAnswer> mappings) {

    /** @param display the group's displayName, the userName, or the userType */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MappingAnswer(
            String kind, @Nullable String id, @Nullable String display, int rank) {
        static MappingAnswer of(RoleView.Mapping mapping) {
            return new MappingAnswer(mapping.kind(), mapping.id(), mapping.display(), mapping.rank());
        }
    }

    static RoleAnswer of(RoleView role) {
        return new RoleAnswer(
                role.role().value().toString(),
                role.name(),
                role.version(),
                role.created(),
                role.lastModified(),
                role.mappings().stream().map(MappingAnswer::of).toList());
    }
}
