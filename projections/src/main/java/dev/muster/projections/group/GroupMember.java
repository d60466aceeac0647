package dev.muster.projections.group;

import dev.muster.directory.ResourceId;

/**
 * Who or what is in a group.
 *
 * @param member  a user or a group
 * @param display the displayName, or else the userName
 */
public record GroupMember(ResourceId member, String display) {}
