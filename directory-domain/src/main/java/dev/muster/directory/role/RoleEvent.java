package dev.muster.directory.role;

import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.event.DomainEvent;
import java.util.Collection;
import java.util.List;

/** What has happened to a role; stored for ever. */
public sealed interface RoleEvent extends DomainEvent {
    RoleId role();

    @Override
    default Collection<? extends ResourceId> concerned() {
        return switch (this) {
            case RoleDefined ignored -> List.of();
            case RoleRenamed ignored -> List.of();
            case RoleDeleted ignored -> List.of();
            case RoleMapped mapped -> concerned(mapped.mapping());
            case RoleUnmapped unmapped -> concerned(unmapped.mapping());
        };
    }

    private static List<? extends ResourceId> concerned(RoleMapping mapping) {
        return switch (mapping) {
            case RoleMapping.MembersOf of -> List.of(of.group());
            case RoleMapping.OneUser one -> List.of(one.user());
            case RoleMapping.UsersOfType ignored -> List.of();
            case RoleMapping.Everybody ignored -> List.of();
        };
    }

    record RoleDefined(RoleId role, String name) implements RoleEvent {}

    record RoleRenamed(RoleId role, String before, String after) implements RoleEvent {}

    record RoleDeleted(RoleId role) implements RoleEvent {}

    /** Mapped, or ranked anew. */
    record RoleMapped(RoleId role, RoleMapping mapping, int rank) implements RoleEvent {}

    record RoleUnmapped(RoleId role, RoleMapping mapping) implements RoleEvent {}
}
