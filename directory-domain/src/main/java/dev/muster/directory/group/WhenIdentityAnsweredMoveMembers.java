package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantBound;
import dev.muster.directory.UserId;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupCommand.TakePlace;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.user.UserEvent.FormerAccessRestored;
import dev.muster.directory.user.UserEvent.PossessionsPassedOn;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/** It is known who came under a leaver's record: their groups are given back, or go with the one who came. In the same transaction. */
public final class WhenIdentityAnsweredMoveMembers {
    private final CommandGateway gateway;

    public WhenIdentityAnsweredMoveMembers(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @EventHandler
    void on(FormerAccessRestored event, MetaData metaData) {
        MessageContext context = because("FormerAccessRestored", event.user(), metaData);
        MembershipChange joining =
                MembershipChange.NONE.adding(List.of(event.user().value()));
        for (UUID group : event.groups()) {
            GroupId id = new GroupId(event.user().tenant(), group);
            send(new ReviseGroup(id, null, List.of(), NoMatch.REFUSE, joining), context);
        }
    }

    @EventHandler
    void on(PossessionsPassedOn event, MetaData metaData) {
        MessageContext context = because("PossessionsPassedOn", event.user(), metaData);
        for (UUID group : event.groups()) {
            send(new TakePlace(new GroupId(event.user().tenant(), group), event.user(), event.successor()), context);
        }
    }

    private static MessageContext because(String event, UserId user, MetaData metaData) {
        return MessageContext.from(metaData).because(event + " " + user.value());
    }

    private void send(TenantBound command, MessageContext context) {
        gateway.sendAndWait(new GenericCommandMessage<>(
                command, MetaData.from(context.asMetaData()).and(MessageContext.ACTOR, context.actor())));
    }
}
