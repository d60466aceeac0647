package dev.muster.directory.role;

import dev.muster.directory.GroupId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.RoleId;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.GroupRenamed;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.directory.role.RoleCommand.DefineRole;
import dev.muster.directory.role.RoleCommand.MapPushedGroup;
import dev.muster.directory.role.RoleCommand.UnmapRole;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Where the tenant wants it so, a pushed group is a role of its name: the role is defined and the group mapped to it, in the same
 * transaction. Unlinking the group unmaps it, like any other, and leaves the role.
 */
public final class WhenGroupPushedDefineRole {
    /** Behind what people have ranked themselves. */
    private static final int RANK = 1_000;

    private final CommandGateway gateway;
    private final PoliciesInForce policies;
    private final UniqueNames names;
    private final RoleHolders holders;

    public WhenGroupPushedDefineRole(
            CommandGateway gateway, PoliciesInForce policies, UniqueNames names, RoleHolders holders) {
        this.gateway = gateway;
        this.policies = policies;
        this.names = names;
        this.holders = holders;
    }

    @EventHandler
    void on(GroupPushed event, MetaData metaData) {
        if (event.owner() == null || !policies.of(event.owner()).pushedGroupsAreRoles()) return;
        map(event.group(), event.displayName(), because("GroupPushed", event.group(), metaData));
    }

    /** The old role stays, without the group. One that a person has given another name goes on being the group's role. */
    @EventHandler
    void on(GroupRenamed event, MetaData metaData) {
        MessageContext context = because("GroupRenamed", event.group(), metaData);
        if (!policies.of(context.actor()).pushedGroupsAreRoles()) return;
        List<RoleId> mapped = holders.rolesOf(event.group());
        RoleId old = roleOf(event.group(), event.before());
        if (old != null && mapped.contains(old)) {
            send(new UnmapRole(old, new RoleMapping.MembersOf(event.group())), context);
        } else if (!mapped.isEmpty()) {
            return;
        }
        map(event.group(), event.after(), context);
    }

    private @Nullable RoleId roleOf(GroupId group, String name) {
        RoleId fresh = RoleId.next(group.tenant());
        UUID holder = names.claimOrHolder(UniqueNames.Kind.ROLE_NAME, name, fresh);
        if (!holder.equals(fresh.value())) return new RoleId(group.tenant(), holder);
        names.release(UniqueNames.Kind.ROLE_NAME, name, fresh);
        return null;
    }

    private void map(GroupId group, String name, MessageContext context) {
        RoleId fresh = RoleId.next(group.tenant());
        UUID holder = names.claimOrHolder(UniqueNames.Kind.ROLE_NAME, name, fresh);
        if (holder.equals(fresh.value())) send(new DefineRole(fresh, name), context);
        send(new MapPushedGroup(new RoleId(group.tenant(), holder), group, RANK), context);
    }

    private static MessageContext because(String event, GroupId group, MetaData metaData) {
        return MessageContext.from(metaData).because(event + " " + group.value());
    }

    private void send(RoleCommand command, MessageContext context) {
        gateway.sendAndWait(new GenericCommandMessage<>(
                command, MetaData.from(context.asMetaData()).and(MessageContext.ACTOR, context.actor())));
    }
}
