package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.ResourceId;
import dev.muster.directory.group.GroupCommand.RemoveFromGroup;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
import dev.muster.directory.user.UserEvent.UserDeleted;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/**
 * A deleted user leaves its groups, and so do a deleted group and whoever had a record before another person came: as events of theirs,
 * in the order of their ids and in the same transaction.
 */
public final class WhenMemberGoneRemoveFromGroups {
    private final CommandGateway gateway;
    private final Memberships memberships;

    public WhenMemberGoneRemoveFromGroups(CommandGateway gateway, Memberships memberships) {
        this.gateway = gateway;
        this.memberships = memberships;
    }

    @EventHandler
    void on(UserDeleted event, MetaData metaData) {
        removeFromAll(event.user(), "UserDeleted", metaData);
    }

    @EventHandler
    void on(GroupUnlinked event, MetaData metaData) {
        removeFromAll(event.group(), "GroupUnlinked", metaData);
    }

    @EventHandler
    void on(FormerAccessWithdrawn event, MetaData metaData) {
        MessageContext context = MessageContext.from(metaData)
                .because("FormerAccessWithdrawn " + event.user().value());
        for (UUID group : event.groups()) {
            send(new RemoveFromGroup(new GroupId(event.user().tenant(), group), event.user()), context);
        }
    }

    /** Sends at once: what is sent later in the commit would be taken by the event bus and never be published. */
    private void removeFromAll(ResourceId member, String event, MetaData metaData) {
        MessageContext context = MessageContext.from(metaData).because(event + " " + member.value());
        for (GroupId group : memberships.groupsOf(member)) {
            send(new RemoveFromGroup(group, member), context);
        }
    }

    private void send(RemoveFromGroup command, MessageContext context) {
        gateway.sendAndWait(new GenericCommandMessage<>(
                command, MetaData.from(context.asMetaData()).and(MessageContext.ACTOR, context.actor())));
    }
}
