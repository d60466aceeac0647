package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.group.GroupCommand.RemoveFromGroup;
import dev.muster.directory.user.UserEvent.UserDeleted;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/** A deleted user leaves its groups, as events of theirs, in the order of their ids and in the transaction of the deletion. */
public final class WhenUserDeletedRemoveFromGroups {
    private final CommandGateway gateway;
    private final Memberships memberships;

    public WhenUserDeletedRemoveFromGroups(CommandGateway gateway, Memberships memberships) {
        this.gateway = gateway;
        this.memberships = memberships;
    }

    /** Sends at once: what is sent later in the commit would be taken by the event bus and never be published. */
    @EventHandler
    void on(UserDeleted event, MetaData metaData) {
        MessageContext context = MessageContext.from(metaData)
                .because("UserDeleted " + event.user().value());
        for (GroupId group : memberships.groupsOf(event.user())) {
            send(new RemoveFromGroup(group, event.user()), context);
        }
    }

    private void send(RemoveFromGroup command, MessageContext context) {
        gateway.sendAndWait(new GenericCommandMessage<>(
                command, MetaData.from(context.asMetaData()).and(MessageContext.ACTOR, context.actor())));
    }
}
