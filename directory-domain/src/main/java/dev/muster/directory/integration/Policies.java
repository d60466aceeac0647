package dev.muster.directory.integration;

import org.jspecify.annotations.Nullable;

/**
 * What a tenant decides for one of its integrations. A policy that is left as it is by default is not stored: events of the
 * time before it was thought of load, and are written, as they were.
 *
 * @param reactivateReturning   a leaver who comes back by POST gets the same record again, with roles, equipment and history
 * @param onlyPredefinedGroups  only groups that the owner has predefined for this integration may be pushed
 * @param requestRate           null where the installation's holds
 */
public record Policies(
        boolean reactivateReturning,
        boolean onlyPredefinedGroups,
        @Nullable RequestRate requestRate) {
    public Policies(boolean reactivateReturning, boolean onlyPredefinedGroups) {
        this(reactivateReturning, onlyPredefinedGroups, null);
    }

    public static Policies defaultsFor(ClientProfile profile) {
        return new Policies(profile == ClientProfile.OKTA, false);
    }
}
