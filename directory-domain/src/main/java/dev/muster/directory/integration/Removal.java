package dev.muster.directory.integration;

import java.util.UUID;

/**
 * What one change takes away.
 *
 * @param resource what is deleted or deactivated, or the group that loses members
 * @param count    as how much it counts
 */
public record Removal(Kind kind, UUID resource, int count) {
    public enum Kind {
        /** A user is deleted; the memberships that end with it are not counted apart. */
        USER,
        /** A group is deleted: as much as emptying it, and at least one. */
        GROUP,
        /** An item is deleted. */
        EQUIPMENT,
        /** Members leave a group: those who really were in it. */
        MEMBERS,
        /** A user is deactivated. */
        DEACTIVATION
    }
}
