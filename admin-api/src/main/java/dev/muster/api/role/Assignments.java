package dev.muster.api.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.api.role.RoleAnswer.MappingAnswer;
import dev.muster.projections.role.RoleHolder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of those who have a role.
 *
 * @param next what to send as {@code after} for the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Assignments(List<Assignment> assignments, @Nullable String next) {
    record Assignment(String user, String userName, boolean active, List<MappingAnswer> because) {}

    static Assignments of(List<RoleHolder> holders, boolean more) {
        List<Assignment> page = holders.stream()
                .map(holder -> new Assignment(
                        holder.user().value().toString(),
                        holder.userName(),
                        holder.active(),
                        holder.because().stream().map(MappingAnswer::of).toList()))
                .toList();
        return new Assignments(page, more ? page.getLast().user() : null);
    }
}
