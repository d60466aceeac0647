package dev.muster.directory.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.event.DomainEvent;
import dev.muster.directory.event.Personal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/** What has happened to a group; stored for ever. */
public sealed interface GroupEvent extends DomainEvent {
    /** Members in one event: more of them are several events of one transaction. */
    int MEMBERS = 1_000;

    GroupId group();

    @Override
    default Collection<? extends ResourceId> concerned() {
        return switch (this) {
            case GroupPushed ignored -> List.of();
            case GroupRenamed ignored -> List.of();
            case GroupRevised ignored -> List.of();
            case GroupExternalIdChanged ignored -> List.of();
            case MembershipEvent change -> change.members();
            case GroupHandedOver ignored -> List.of();
            case GroupUnlinked ignored -> List.of();
        };
    }

    /** Who is in it. The aggregate does not know, and is loaded without these: see docs/decisions/0003. */
    sealed interface MembershipEvent extends GroupEvent
            permits MembersAdded, MembersRemoved, MemberGroupsAdded, MemberGroupsRemoved {
        /** Who joins or leaves. */
        List<? extends ResourceId> members();
    }

    /** @param owner the integration that pushed the group; null where a person made it */
    record GroupPushed(
            GroupId group,
            @Nullable IntegrationId owner,
            String displayName,
            @Nullable String externalId) implements GroupEvent {}

    record GroupRenamed(GroupId group, String before, String after) implements GroupEvent {}

    /**
     * Attributes of extensions changed, each with its whole value before and after; never displayName. Personal, because a
     * schema of the operator's may have people in it.
     */
    record GroupRevised(GroupId group, @Personal List<AttributeChange> changes) implements GroupEvent {
        public GroupRevised {
            if (changes == null) changes = List.of();
        }
    }

    /** The name by which the integration knows the group. */
    record GroupExternalIdChanged(
            GroupId group,
            IntegrationId integration,
            @Nullable String before,
            @Nullable String after) implements GroupEvent {}

    /** Users who were no members before. Stored as bare UUIDs, because the group's id says the tenant. */
    record MembersAdded(
            GroupId group,
            @JsonSerialize(contentUsing = BareId.class) List<UserId> users) implements MembershipEvent {
        @Override
        public List<UserId> members() {
            return users;
        }

        @JsonCreator
        static MembersAdded stored(@JsonProperty("group") GroupId group, @JsonProperty("users") List<UUID> users) {
            return new MembersAdded(group, ofTenantOf(group, users));
        }
    }

    /** Users who were members before. */
    record MembersRemoved(
            GroupId group,
            @JsonSerialize(contentUsing = BareId.class) List<UserId> users) implements MembershipEvent {
        @Override
        public List<UserId> members() {
            return users;
        }

        @JsonCreator
        static MembersRemoved stored(@JsonProperty("group") GroupId group, @JsonProperty("users") List<UUID> users) {
            return new MembersRemoved(group, ofTenantOf(group, users));
        }
    }

    /** Groups that were no members before. */
    record MemberGroupsAdded(
            GroupId group,
            @JsonSerialize(contentUsing = BareId.class) List<GroupId> groups) implements MembershipEvent {
        @Override
        public List<GroupId> members() {
            return groups;
        }

        @JsonCreator
        static MemberGroupsAdded stored(
                @JsonProperty("group") GroupId group, @JsonProperty("groups") List<UUID> groups) {
            return new MemberGroupsAdded(group, groupsOfTenantOf(group, groups));
        }
    }

    /** Groups that were members before. */
    record MemberGroupsRemoved(
            GroupId group,
            @JsonSerialize(contentUsing = BareId.class) List<GroupId> groups) implements MembershipEvent {
        @Override
        public List<GroupId> members() {
            return groups;
        }

        @JsonCreator
        static MemberGroupsRemoved stored(
                @JsonProperty("group") GroupId group, @JsonProperty("groups") List<UUID> groups) {
            return new MemberGroupsRemoved(group, groupsOfTenantOf(group, groups));
        }
    }

    /**
     * Another integration owns it now, and may give it an externalId of its own.
     *
     * @param from null where no integration owned it
     */
    record GroupHandedOver(GroupId group, @Nullable IntegrationId from, IntegrationId to) implements GroupEvent {}

    /** The group is gone, and nobody is in it any more; its members stay. */
    record GroupUnlinked(GroupId group) implements GroupEvent {}

    private static List<UserId> ofTenantOf(GroupId group, List<UUID> users) {
        return users.stream().map(user -> new UserId(group.tenant(), user)).toList();
    }

    private static List<GroupId> groupsOfTenantOf(GroupId group, List<UUID> groups) {
        return groups.stream()
                .map(member -> new GroupId(group.tenant(), member))
                .toList();
    }

    /** An id without the tenant. */
    final class BareId extends ValueSerializer<ResourceId> {
        @Override
        public void serialize(ResourceId member, JsonGenerator to, SerializationContext context) {
            to.writeString(member.value().toString());
        }
    }
}
