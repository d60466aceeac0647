package dev.muster.projections.role;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may come in, and as what.
 *
 * @param userName      as the directory spells it, or as it was asked
 * @param deactivatedAt since when not, for a leaver
 * @param because       every cause, by rank; nothing for whoever may not come in
 */
public record Access(
        String userName, Reason reason, @Nullable Instant deactivatedAt, List<Cause> because) {
    public enum Reason {
        ACTIVE,
        DEACTIVATED,
        UNKNOWN
    }

    public record Cause(String role, RoleView.Mapping mapping) {}

    public boolean isAllowed() {
        return reason == Reason.ACTIVE;
    }

    /** By the rank of their best cause, each once. */
    public List<String> roles() {
        return because.stream().map(Cause::role).distinct().toList();
    }
}
