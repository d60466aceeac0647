package dev.muster.directory.group;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import dev.muster.directory.Actor;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentReplacement;
import dev.muster.directory.document.UniqueValues;
import dev.muster.directory.event.IgnoredEvents;
import dev.muster.directory.group.GroupCommand.HandOverGroup;
import dev.muster.directory.group.GroupCommand.JoinGroup;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupCommand.RemoveFromGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupCommand.TakePlace;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.group.GroupEvent.GroupExternalIdChanged;
import dev.muster.directory.group.GroupEvent.GroupHandedOver;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.GroupRenamed;
import dev.muster.directory.group.GroupEvent.GroupRevised;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.group.GroupEvent.MemberGroupsAdded;
import dev.muster.directory.group.GroupEvent.MemberGroupsRemoved;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import dev.muster.directory.group.GroupEvent.MembershipEvent;
import dev.muster.directory.integration.MassChangeGuard;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.patch.Patch;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * Loaded without its membership events, which it does not need: the event store leaves them out by name, so handle none of
 * them here.
 */
@AggregateRoot(type = "Group")
@IgnoredEvents(MembershipEvent.class)
@NullUnmarked // Axon fills the fields from the events
class Group {
    private static final String DISPLAY_NAME = "displayName";

    /** A new group loses nobody, and who leaves because of being deleted was counted then. */
    private static final IntConsumer UNGUARDED = leaving -> {};

    @AggregateIdentifier
    private GroupId id;

    private IntegrationId owner;
    private Document document;
    private String externalId;

    Group() {}

    @CommandHandler
    Group(
            PushGroup command,
            UniqueNames names,
            PredefinedGroups predefined,
            Memberships memberships,
            SchemaRegistry schemas,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        Document wanted = DocumentReplacement.created(schemas.group(), command.document());
        String displayName = displayName(wanted);
        name(displayName, command.group(), actor, names, predefined);
        UniqueValues.settle(schemas.group(), Document.EMPTY, wanted, command.group(), names);
        apply(new GroupPushed(command.group(), OwnedByAnother.ownerMadeBy(actor), displayName, command.externalId()));
        revise(command.group(), Document.EMPTY, wanted);
        settle(
                command.group(),
                command.members(),
                memberships,
                UNGUARDED); // the id field is filled after the constructor
    }

    @CommandHandler
    void handle(
            ReplaceGroup command,
            UniqueNames names,
            PredefinedGroups predefined,
            Memberships memberships,
            MassChangeGuard guard,
            SchemaRegistry schemas,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        settle(
                DocumentReplacement.replaced(schemas.group(), document, command.document()),
                schemas,
                actor,
                names,
                predefined);
        settle(command.externalId());
        settle(id, command.members(), memberships, guarded(guard, actor));
    }

    @CommandHandler
    void handle(
            ReviseGroup command,
            UniqueNames names,
            PredefinedGroups predefined,
            Memberships memberships,
            MassChangeGuard guard,
            SchemaRegistry schemas,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        if (!command.operations().isEmpty()) {
            Patch.Patched patched =
                    Patch.apply(schemas.group(), document, externalId, command.operations(), command.noMatch());
            settle(patched.document(), schemas, actor, names, predefined);
            settle(patched.externalId());
        }
        settle(id, command.members(), memberships, guarded(guard, actor));
    }

    @CommandHandler
    void handle(RemoveFromGroup command, Memberships memberships) {
        settle(id, MembershipChange.NONE.removing(List.of(command.member().value())), memberships, UNGUARDED);
    }

    @CommandHandler
    void handle(TakePlace command, Memberships memberships) {
        settle(id, MembershipChange.NONE.removing(List.of(command.former().value())), memberships, UNGUARDED);
        boolean isIn = memberships.groupsOf(command.successor()).contains(id);
        if (!isIn) apply(new MembersAdded(id, List.of(command.successor())));
    }

    @CommandHandler
    void handle(JoinGroup command) {
        apply(new MembersAdded(id, List.of(command.user())));
    }

    @CommandHandler
    void handle(
            UnlinkGroup command,
            UniqueNames names,
            SchemaRegistry schemas,
            Memberships memberships,
            MassChangeGuard guard,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        memberships.holdForDeletion(id);
        guard.pass(actor, Removal.Kind.GROUP, id, () -> Math.max(1, memberships.size(id)));
        names.release(UniqueNames.Kind.GROUP_DISPLAY_NAME, displayName(document), id);
        UniqueValues.settle(schemas.group(), document, Document.EMPTY, id, names);
        apply(new GroupUnlinked(id));
    }

    private void settle(
            Document wanted, SchemaRegistry schemas, Actor actor, UniqueNames names, PredefinedGroups predefined) {
        UniqueValues.settle(schemas.group(), document, wanted, id, names);
        revise(id, document, wanted);
        rename(wanted, actor, names, predefined);
    }

    /** What the group has beside its name, which is a decision and no edit: attributes of extensions. */
    private static void revise(GroupId group, Document before, Document wanted) {
        List<AttributeChange> changes = before.changesTo(wanted).stream()
                .filter(change -> !change.attribute().equals(DISPLAY_NAME))
                .toList();
        if (!changes.isEmpty()) apply(new GroupRevised(group, changes));
    }

    private void rename(Document wanted, Actor actor, UniqueNames names, PredefinedGroups predefined) {
        String before = displayName(document);
        String after = displayName(wanted);
        if (after.equals(before)) return;
        name(after, id, actor, names, predefined);
        names.releaseUnless(UniqueNames.Kind.GROUP_DISPLAY_NAME, before, after, id);
        apply(new GroupRenamed(id, before, after));
    }

    private void settle(@Nullable String externalIdAfter) {
        if (owner == null || Objects.equals(externalId, externalIdAfter)) return;
        apply(new GroupExternalIdChanged(id, owner, externalId, externalIdAfter));
    }

    /** Members change by whoever really joins or leaves; a group that already is as wanted gets no event. */
    private static void settle(
            GroupId group, MembershipChange wanted, Memberships memberships, IntConsumer whenLeaving) {
        if (wanted.isNone()) return;
        Memberships.Difference difference = memberships.difference(group, wanted);
        if (!difference.unknown().isEmpty()) {
            throw new GroupRefusal.UnknownMembers(
                    difference.unknown().stream().map(UUID::toString).toList());
        }
        Memberships.Nesting groups = difference.groups();
        if (!groups.circular().isEmpty()) throw new GroupRefusal.CircularMembership(group, groups.circular());
        int leaving = difference.leaving().size() + groups.leaving().size();
        if (leaving > 0) whenLeaving.accept(leaving);
        inEventsOf(difference.leaving(), users -> apply(new MembersRemoved(group, users)));
        inEventsOf(groups.leaving(), members -> apply(new MemberGroupsRemoved(group, members)));
        inEventsOf(difference.joining(), users -> apply(new MembersAdded(group, users)));
        inEventsOf(groups.joining(), members -> apply(new MemberGroupsAdded(group, members)));
    }

    private IntConsumer guarded(MassChangeGuard guard, Actor actor) {
        return leaving -> guard.pass(actor, Removal.Kind.MEMBERS, id, () -> leaving);
    }

    private static <T> void inEventsOf(List<T> members, Consumer<List<T>> event) {
        for (int from = 0; from < members.size(); from += GroupEvent.MEMBERS) {
            event.accept(List.copyOf(members.subList(from, Math.min(members.size(), from + GroupEvent.MEMBERS))));
        }
    }

    private static void name(
            String displayName, GroupId group, Actor actor, UniqueNames names, PredefinedGroups predefined) {
        if (actor instanceof Actor.Client client && !predefined.mayPush(client.integration(), displayName)) {
            throw new GroupRefusal.GroupNotPredefined(displayName, client.integration());
        }
        if (!names.claim(UniqueNames.Kind.GROUP_DISPLAY_NAME, displayName, group)) {
            throw new GroupRefusal.GroupNameTaken(displayName);
        }
    }

    private static String displayName(Document document) {
        return document.text(DISPLAY_NAME).orElseThrow();
    }

    @EventSourcingHandler
    void on(GroupPushed event) {
        id = event.group();
        owner = event.owner();
        document = Document.EMPTY.with(DISPLAY_NAME, StringNode.valueOf(event.displayName()));
        externalId = event.externalId();
    }

    @EventSourcingHandler
    void on(GroupRenamed event) {
        document = document.with(DISPLAY_NAME, StringNode.valueOf(event.after()));
    }

    @EventSourcingHandler
    void on(GroupRevised event) {
        document = document.apply(event.changes());
    }

    @EventSourcingHandler
    void on(GroupExternalIdChanged event) {
        externalId = event.after();
    }

    @EventSourcingHandler
    void on(GroupUnlinked event) {
        markDeleted();
    }

    @CommandHandler
    void handle(HandOverGroup command) {
        if (!command.to().equals(owner)) apply(new GroupHandedOver(id, owner, command.to()));
    }

    /** What the former owner called it is nothing to the new one. */
    @EventSourcingHandler
    void on(GroupHandedOver event) {
        owner = event.to();
        externalId = null;
    }
}
