package dev.muster.directory.role;

import dev.muster.directory.MessageContext;
import dev.muster.directory.RoleId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.UserId;
import dev.muster.directory.role.RoleCommand.MapRole;
import dev.muster.directory.role.RoleCommand.PassOnRole;
import dev.muster.directory.user.DirectRole;
import dev.muster.directory.user.UserEvent.FormerAccessRestored;
import dev.muster.directory.user.UserEvent.PossessionsPassedOn;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/** It is known who came under a leaver's record: roles are given back, or go with the one who came. In the same transaction. */
public final class WhenIdentityAnsweredMoveRoles {
    private final CommandGateway gateway;

    public WhenIdentityAnsweredMoveRoles(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @EventHandler
    void on(FormerAccessRestored event, MetaData metaData) {
        MessageContext context = because("FormerAccessRestored", event.user(), metaData);
        for (DirectRole former : event.roles()) {
            RoleId role = new RoleId(event.user().tenant(), former.role());
            send(new MapRole(role, new RoleMapping.OneUser(event.user()), former.rank()), context);
        }
    }

    @EventHandler
    void on(PossessionsPassedOn event, MetaData metaData) {
        MessageContext context = because("PossessionsPassedOn", event.user(), metaData);
        for (DirectRole given : event.roles()) {
            RoleId role = new RoleId(event.user().tenant(), given.role());
            send(new PassOnRole(role, event.user(), event.successor(), given.rank()), context);
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
