package dev.muster.directory.integration;

/**
 * What a tenant decides for one of its integrations.
 *
 * @param reactivateReturning   a leaver who comes back by POST gets the same record again, with roles, equipment and history
 * @param onlyPredefinedGroups  only groups that the owner has predefined for this integration may be pushed
 */
public record Policies(boolean reactivateReturning, boolean onlyPredefinedGroups) {
    public static Policies defaultsFor(ClientProfile profile) {
        return new Policies(profile == ClientProfile.OKTA, false);
    }
}
