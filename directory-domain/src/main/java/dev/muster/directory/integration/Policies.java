package dev.muster.directory.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant decides for one of its integrations. A policy that is left as it is by default is not stored: events of the
 * time before it was thought of load, and are written, as they were.
 *
 * @param reactivateReturning   a leaver who comes back by POST gets the same record again
 * @param onlyPredefinedGroups  only groups that the owner has predefined for this integration may be pushed
 * @param requestRate           null where the installation's holds
 * @param provisioningOff       every request of the integration's clients is refused
 * @param pushedGroupsAreRoles  a pushed group is a role of its name; unlinking the group leaves the role, empty
 * @param targetGroup           the displayName of a group that every new user joins; made where there is none
 * @param users                 what is wanted of users; null where nothing is
 * @param recogniseByEmail      a returning leaver may be known by the primary e-mail address alone, where one side has no externalId
 * @param massChangeGuard       how much may be taken away before the owner is asked; null where anything may
 */
public record Policies(
        boolean reactivateReturning,
        boolean onlyPredefinedGroups,
        @Nullable RequestRate requestRate,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean provisioningOff,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean pushedGroupsAreRoles,
        @Nullable String targetGroup,
        @Nullable UserRules users,
        @Nullable MassChangeLimit massChangeGuard,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean recogniseByEmail) {
    public static final Policies NONE = new Policies(false, false);

    public Policies {
        if (UserRules.NONE.equals(users)) users = null;
    }

    public Policies(boolean reactivateReturning, boolean onlyPredefinedGroups) {
        this(reactivateReturning, onlyPredefinedGroups, null, false, false, null, null, null, false);
    }

    public static Policies defaultsFor(ClientProfile profile) {
        return new Policies(profile == ClientProfile.OKTA, false);
    }

    public UserRules userRules() {
        return Objects.requireNonNullElse(users, UserRules.NONE);
    }
}
