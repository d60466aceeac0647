package dev.muster.directory.group;

import dev.muster.directory.Actor;
import dev.muster.directory.GroupId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.document.Document;
import dev.muster.directory.group.GroupCommand.JoinGroup;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.user.UserEvent.UserIdentityQuestioned;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import tools.jackson.databind.node.StringNode;

/**
 * A new user joins the group that the tenant has chosen for the integration, in the same transaction. The group is the tenant's, not the
 * integration's: it is Muster that makes it and puts people in.
 */
public final class WhenUserProvisionedJoinTargetGroup {
    private final CommandGateway gateway;
    private final PoliciesInForce policies;
    private final UniqueNames names;

    public WhenUserProvisionedJoinTargetGroup(CommandGateway gateway, PoliciesInForce policies, UniqueNames names) {
        this.gateway = gateway;
        this.policies = policies;
        this.names = names;
    }

    @EventHandler
    void on(UserProvisioned event, MetaData metaData) {
        String target =
                event.owner() == null ? null : policies.of(event.owner()).targetGroup();
        if (target == null) return;
        MessageContext context = MessageContext.from(metaData)
                .because("UserProvisioned " + event.user().value());
        GroupId group = existingOrNew(event.user().tenant(), target, context);
        send(new JoinGroup(group, event.user()), context);
    }

    /** Another person under the record of a leaver is new, too; they may have come some time ago. */
    @EventHandler
    void on(UserIdentityQuestioned event, MetaData metaData) {
        MessageContext context = MessageContext.from(metaData);
        String target = policies.of(context.actor()).targetGroup();
        if (target == null) return;
        context = context.because("UserIdentityQuestioned " + event.user().value());
        GroupId group = existingOrNew(event.user().tenant(), target, context);
        MembershipChange joining =
                MembershipChange.NONE.adding(List.of(event.user().value()));
        send(new ReviseGroup(group, null, List.of(), NoMatch.REFUSE, joining), context);
    }

    private GroupId existingOrNew(TenantId tenant, String displayName, MessageContext context) {
        GroupId fresh = GroupId.next(tenant);
        UUID holder = names.claimOrHolder(UniqueNames.Kind.GROUP_DISPLAY_NAME, displayName, fresh);
        if (!holder.equals(fresh.value())) return new GroupId(tenant, holder);
        Document named = Document.EMPTY.with("displayName", StringNode.valueOf(displayName));
        send(new PushGroup(fresh, named, null, MembershipChange.NONE), context);
        return fresh;
    }

    private void send(GroupCommand command, MessageContext context) {
        gateway.sendAndWait(new GenericCommandMessage<>(
                command, MetaData.from(context.asMetaData()).and(MessageContext.ACTOR, new Actor.Muster())));
    }
}
