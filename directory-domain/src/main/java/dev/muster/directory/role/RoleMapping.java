package dev.muster.directory.role;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.muster.directory.GroupId;
import dev.muster.directory.UserId;
import dev.muster.directory.text.Folding;
import org.jspecify.annotations.Nullable;

/** Who gets a role. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RoleMapping.MembersOf.class, name = "group"),
    @JsonSubTypes.Type(value = RoleMapping.UsersOfType.class, name = "userType"),
    @JsonSubTypes.Type(value = RoleMapping.OneUser.class, name = "user"),
    @JsonSubTypes.Type(value = RoleMapping.Everybody.class, name = "everybody")
})
public sealed interface RoleMapping {
    /** Perhaps nobody: a pushed group brings no users. */
    record MembersOf(GroupId group) implements RoleMapping {}

    /** In whatever case (RFC 7643 §4.1.1): two spellings of one type are the same mapping, as the key of a map, too. */
    record UsersOfType(String userType) implements RoleMapping {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof UsersOfType that && Folding.fold(userType).equals(Folding.fold(that.userType));
        }

        @Override
        public int hashCode() {
            return Folding.fold(userType).hashCode();
        }
    }

    record OneUser(UserId user) implements RoleMapping {}

    /** The default role. */
    record Everybody() implements RoleMapping {}
}
