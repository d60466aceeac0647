package dev.muster.projections.group;

import dev.muster.directory.ResourceId;

/**
 * Who or what is in a group.
 *
 * @param member  a user or a group
 * @param display what people call a user (SQL function person_name), or the displayName of a group
 */
public record GroupMember(ResourceId member, String display) {}
