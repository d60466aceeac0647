package dev.muster.directory.role;

import dev.muster.directory.MessageContext;
import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.role.RoleCommand.UnmapRole;
import dev.muster.directory.user.DirectRole;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
import dev.muster.directory.user.UserEvent.UserDeleted;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/**
 * What a role was mapped to is gone, and so is the mapping; the group's members stay users. So it is with the person, where another one has come under
 * their record. In the same transaction.
 */
public final class WhenHolderGoneUnmapRoles {
    private final CommandGateway gateway;
    private final RoleHolders holders;

    public WhenHolderGoneUnmapRoles(CommandGateway gateway, RoleHolders holders) {
        this.gateway = gateway;
        this.holders = holders;
    }

    @EventHandler
    void on(GroupUnlinked event, MetaData metaData) {
        unmap(event.group(), new RoleMapping.MembersOf(event.group()), "GroupUnlinked", metaData);
    }

    @EventHandler
    void on(UserDeleted event, MetaData metaData) {
        unmap(event.user(), new RoleMapping.OneUser(event.user()), "UserDeleted", metaData);
    }

    @EventHandler
    void on(FormerAccessWithdrawn event, MetaData metaData) {
        MessageContext context = MessageContext.from(metaData)
                .because("FormerAccessWithdrawn " + event.user().value());
        for (DirectRole former : event.roles()) {
            RoleId role = new RoleId(event.user().tenant(), former.role());
            send(new UnmapRole(role, new RoleMapping.OneUser(event.user())), context);
        }
    }

    private void unmap(ResourceId gone, RoleMapping mapping, String event, MetaData metaData) {
        MessageContext context = MessageContext.from(metaData).because(event + " " + gone.value());
        for (RoleId role : holders.rolesOf(gone)) send(new UnmapRole(role, mapping), context);
    }

    private void send(UnmapRole command, MessageContext context) {
        gateway.sendAndWait(new GenericCommandMessage<>(
                command, MetaData.from(context.asMetaData()).and(MessageContext.ACTOR, context.actor())));
    }
}
