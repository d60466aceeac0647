package dev.muster.directory.role;

import dev.muster.directory.RoleId;

/** What has happened to a role; stored for ever. */
public sealed interface RoleEvent {
    RoleId role();

    record RoleDefined(RoleId role, String name) implements RoleEvent {}

    record RoleRenamed(RoleId role, String before, String after) implements RoleEvent {}

    record RoleDeleted(RoleId role) implements RoleEvent {}

    /** Mapped, or ranked anew. */
    record RoleMapped(RoleId role, RoleMapping mapping, int rank) implements RoleEvent {}

    record RoleUnmapped(RoleId role, RoleMapping mapping) implements RoleEvent {}
}
