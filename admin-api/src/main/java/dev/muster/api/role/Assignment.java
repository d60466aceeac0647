package dev.muster.api.role;

import dev.muster.api.role.RoleAnswer.MappingAnswer;
import dev.muster.projections.role.RoleHolder;
import java.util.List;

/** Somebody who has a role, and because of which of its mappings. */
record Assignment(String user, String userName, boolean active, List<MappingAnswer> because) {
    static Assignment of(RoleHolder holder) {
        return new Assignment(
                holder.user().value().toString(),
                holder.userName(),
                holder.active(),
                holder.because().stream().map(MappingAnswer::of).toList());
    }
}
