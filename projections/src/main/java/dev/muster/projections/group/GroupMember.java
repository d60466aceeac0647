package dev.muster.projections.group;

import dev.muster.directory.UserId;

/**
 * Somebody who is in a group.
 *
 * @param display the user's displayName, or else userName
 */
public record GroupMember(UserId user, String display) {}
