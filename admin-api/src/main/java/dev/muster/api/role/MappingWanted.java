package dev.muster.api.role;

import dev.muster.api.ApiRefusal;
import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.role.RoleMapping;
import dev.muster.directory.text.Blanks;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a role shall be mapped to.
 *
 * @param kind {@code group} or {@code user}, with its id; {@code userType}, with its value; or {@code everybody}
 * @param rank where several roles meet in one person, the least decides; without one it comes behind those that have it
 */
record MappingWanted(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String userType,
        @Nullable Integer rank) {
    private static final int LAST = 1_000;

    RoleMapping mapping(TenantId tenant) {
        return switch (kind == null ? "" : kind) {
            case "group" -> {
                refuse("userType", userType);
                yield new RoleMapping.MembersOf(new GroupId(tenant, uuid()));
            }
            case "user" -> {
                refuse("userType", userType);
                yield new RoleMapping.OneUser(new UserId(tenant, uuid()));
            }
            case "userType" -> {
                refuse("id", id);
                if (userType == null || Blanks.sayNothing(userType)) {
                    throw new ApiRefusal.BadValue("userType", "say which, for the kind 'userType'.");
                }
                yield new RoleMapping.UsersOfType(Blanks.strip(userType));
            }
            case "everybody" -> {
                refuse("id", id);
                refuse("userType", userType);
                yield new RoleMapping.Everybody();
            }
            default -> throw new ApiRefusal.BadValue("kind", "it is 'group', 'user', 'userType' or 'everybody'.");
        };
    }

    int rankOrLast() {
        return rank == null ? LAST : rank;
    }

    private void refuse(String name, @Nullable String value) {
        if (value == null) return;
        throw new ApiRefusal.BadValue(name, "it does not belong to the kind '" + kind + "'; leave it out.");
    }

    private UUID uuid() {
        if (id == null) throw new ApiRefusal.BadValue("id", "say whose, for the kind '" + kind + "'.");
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw new ApiRefusal.BadValue("id", "it must be a UUID.");
        }
    }
}
