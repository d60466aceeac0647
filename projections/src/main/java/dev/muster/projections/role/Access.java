package dev.muster.projections.role;

import dev.muster.directory.IntegrationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may come in, and as what.
 *
 * @param userName      as the directory spells it, or as it was asked
 * @param deactivatedAt since when not, for a leaver
 * @param owner         the integration that provisioned the person, whose policies say more; null where a person did
 * @param because       every cause, by rank; nothing for whoever may not come in
 */
public record Access(
        String userName,
        Reason reason,
        @Nullable Instant deactivatedAt,
        @Nullable IntegrationId owner,
        @Nullable String userType,
        List<Cause> because) {
    public enum Reason {
        ACTIVE,
        DEACTIVATED,
        /** Active, and of a userType that has no access. */
        WITHOUT_ACCESS,
        UNKNOWN
    }

    public record Cause(String role, RoleView.Mapping mapping) {}

    public Access without() {
        return new Access(userName, Reason.WITHOUT_ACCESS, null, owner, userType, List.of());
    }

    public boolean isAllowed() {
        return reason == Reason.ACTIVE;
    }

    /** By the rank of their best cause, each once. */
    public List<String> roles() {
        return because.stream().map(Cause::role).distinct().toList();
    }
}
