package dev.muster.directory.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import dev.muster.directory.Actor;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.UserId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentReplacement;
import dev.muster.directory.document.RetainedAttributes;
import dev.muster.directory.document.UniqueValues;
import dev.muster.directory.event.IgnoredEvents;
import dev.muster.directory.event.Tombstone;
import dev.muster.directory.integration.MassChangeGuard;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.integration.UserRules;
import dev.muster.directory.patch.Patch;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.text.Folding;
import dev.muster.directory.user.UserCommand.ConfirmSamePerson;
import dev.muster.directory.user.UserCommand.DeactivateUser;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.HandOverUser;
import dev.muster.directory.user.UserCommand.ProvisionUser;
import dev.muster.directory.user.UserCommand.ReactivateUser;
import dev.muster.directory.user.UserCommand.ReinstateUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.ReviseUser;
import dev.muster.directory.user.UserCommand.SeparatePersons;
import dev.muster.directory.user.UserEvent.FormerAccessRestored;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
import dev.muster.directory.user.UserEvent.PossessionsPassedOn;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserExternalIdChanged;
import dev.muster.directory.user.UserEvent.UserHandedOver;
import dev.muster.directory.user.UserEvent.UserIdentityAnswered;
import dev.muster.directory.user.UserEvent.UserIdentityConfirmed;
import dev.muster.directory.user.UserEvent.UserIdentityQuestioned;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.directory.user.UserEvent.UserReactivated;
import dev.muster.directory.user.UserEvent.UserRenamed;
import dev.muster.directory.user.UserEvent.UserRevised;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

@AggregateRoot(type = "User")
@IgnoredEvents({FormerAccessRestored.class, PossessionsPassedOn.class})
@NullUnmarked // Axon fills the fields from the events
class User {
    private static final String USER_NAME = "userName";
    private static final String ACTIVE = "active";

    @AggregateIdentifier
    private UserId id;

    private IntegrationId owner;
    private Document document;
    private String externalId;
    private final PersonIdentity identity = new PersonIdentity();

    User() {}

    @CommandHandler
    User(
            ProvisionUser command,
            UniqueNames names,
            SchemaRegistry schemas,
            PoliciesInForce policies,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        UserRules rules = policies.of(actor).userRules();
        Document wanted = DocumentReplacement.created(schemas.user(), rules.filled(command.document()));
        rules.check(null, wanted);
        claim(names, userName(wanted), command.user());
        UniqueValues.settle(schemas.user(), Document.EMPTY, wanted, command.user(), names);
        apply(new UserProvisioned(command.user(), OwnedByAnother.ownerMadeBy(actor), wanted, command.externalId()));
    }

    @CommandHandler
    void handle(
            ReplaceUser command,
            UniqueNames names,
            SchemaRegistry schemas,
            PoliciesInForce policies,
            MassChangeGuard guard,
            FormerAccess access,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        identity.refuseUnlessMeant(command.externalId());
        boolean another = comesAsAnother(command.externalId(), command.document());
        Document wanted = another
                ? DocumentReplacement.created(schemas.user(), command.document()) // with nothing of the former one's
                : DocumentReplacement.replaced(schemas.user(), document, command.document());
        checkUnlessLeaving(another ? null : document, wanted, policies, actor);
        settle(
                new Edit(wanted, command.externalId(), command.externalId() != null, KnownBy.ID),
                names,
                schemas,
                guard,
                access,
                actor);
    }

    @CommandHandler
    void handle(
            ReviseUser command,
            UniqueNames names,
            SchemaRegistry schemas,
            PoliciesInForce policies,
            MassChangeGuard guard,
            FormerAccess access,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        Patch.Patched patched = patched(command, document, schemas);
        boolean named = Patch.sets(command.operations(), "externalId");
        identity.refuseUnlessMeant(named ? patched.externalId() : null);
        checkUnlessLeaving(document, patched.document(), policies, actor);
        if (comesAsAnother(patched.externalId(), patched.document())) {
            patched = patched(command, identity.withoutAccess(document), schemas);
        }
        settle(
                new Edit(patched.document(), patched.externalId(), named, KnownBy.ID),
                names,
                schemas,
                guard,
                access,
                actor);
    }

    private Patch.Patched patched(ReviseUser command, Document from, SchemaRegistry schemas) {
        return Patch.apply(schemas.user(), from, externalId, command.operations(), command.noMatch());
    }

    @CommandHandler
    void handle(DeactivateUser command, MassChangeGuard guard, @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        identity.refuseUnlessMeant(null);
        if (isActive()) leave(guard, actor);
    }

    @CommandHandler
    void handle(
            ReactivateUser command,
            UniqueNames names,
            SchemaRegistry schemas,
            MassChangeGuard guard,
            FormerAccess access,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        identity.refuseUnlessMeant(null);
        Edit edit = new Edit(document.with(ACTIVE, BooleanNode.TRUE), externalId, false, KnownBy.ID);
        settle(edit, names, schemas, guard, access, actor);
    }

    @CommandHandler
    void handle(
            ReinstateUser command,
            UniqueNames names,
            SchemaRegistry schemas,
            PoliciesInForce policies,
            MassChangeGuard guard,
            FormerAccess access,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        if (isActive()) throw new UserRefusal.StillActive(userName(document));
        KnownBy knownBy = knownBy(command, policies.of(actor));
        UserRules rules = policies.of(actor).userRules();
        Document filled = rules.filled(command.document());
        Document wanted = comesAsAnother(command.externalId(), filled.with(ACTIVE, BooleanNode.TRUE))
                ? filled
                : RetainedAttributes.kept(schemas.user(), document, filled);
        rules.check(null, wanted);
        boolean active = wanted.bool(ACTIVE).orElse(true);
        settle(
                new Edit(
                        wanted.with(ACTIVE, BooleanNode.valueOf(active)),
                        command.externalId(),
                        command.externalId() != null,
                        knownBy),
                names,
                schemas,
                guard,
                access,
                actor);
    }

    /** Who created somebody did not name the record: what else names it is for us to say. */
    private KnownBy knownBy(ReinstateUser command, Policies policies) {
        Departure left = Objects.requireNonNull(identity.left());
        if (left.isOf(command.externalId())) return KnownBy.EXTERNAL_ID;
        if (identity.isSeparated()) throw new UserRefusal.NotKnownAgain(userName(document));
        if (Folding.fold(userName(command.document())).equals(Folding.fold(userName(document)))) {
            return KnownBy.USER_NAME;
        }
        boolean oneIsMissing = left.externalId() == null || command.externalId() == null;
        if (policies.recogniseByEmail() && oneIsMissing && left.hasPrimaryEmailOf(command.document())) {
            return KnownBy.PRIMARY_EMAIL;
        }
        throw new UserRefusal.NotKnownAgain(userName(document));
    }

    @CommandHandler
    void handle(
            DeleteUser command,
            DeletionLock lock,
            UniqueNames names,
            SchemaRegistry schemas,
            MassChangeGuard guard,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        if (actor instanceof Actor.Client) identity.refuseUnlessMeant(null);
        lock.hold(id);
        guard.pass(actor, Removal.Kind.USER, id);
        names.release(UniqueNames.Kind.USER_NAME, userName(document), id);
        UniqueValues.settle(schemas.user(), document, Document.EMPTY, id, names);
        apply(new UserDeleted(id));
    }

    @CommandHandler
    void handle(ConfirmSamePerson command, FormerAccess access) {
        PersonIdentity.Question question = identity.asked(command.question());
        if (command.restore()) {
            for (FormerAccess.Access back :
                    access.stillThere(id, question.withdrawn()).parts(FormerAccessWithdrawn.MOST)) {
                apply(new FormerAccessRestored(id, question.id(), back.groups(), back.roles()));
            }
        }
        apply(new UserIdentityAnswered(id, question.id(), IdentityAnswer.SAME_PERSON, null));
    }

    /** The record is again as the one who left had it; and as it is now it becomes another one. */
    @CommandHandler
    void handle(SeparatePersons command, FormerAccess access, UniqueNames names, SchemaRegistry schemas)
            throws Exception {
        PersonIdentity.Question question = identity.asked(command.question());
        FormerAccess.Access given = access.held(id, null);
        List<UUID> items = access.equipmentSince(id, question.returnedAt());
        Document former = question.former().document();
        String formerName = userName(former) + "~" + id.value();
        // who was told apart from somebody who came later has lost the plain userName to them
        String name = userName(document).equals(formerName)
                ? userName(former) + "~" + command.successor().value()
                : userName(document);
        Document profile =
                document.with(ACTIVE, BooleanNode.valueOf(isActive())).with(USER_NAME, StringNode.valueOf(name));
        String profileExternalId = externalId;
        IntegrationId ownerOfBoth = owner;

        settleDocument(
                former.with(USER_NAME, StringNode.valueOf(formerName)),
                question.former().externalId(),
                names,
                schemas);
        if (isActive()) apply(new UserDeactivated(id));
        apply(new UserIdentityAnswered(id, question.id(), IdentityAnswer.ANOTHER, command.successor()));
        AggregateLifecycle.createNew(
                User.class,
                () -> new User(command.successor(), ownerOfBoth, profile, profileExternalId, names, schemas));
        passOn(command.successor(), given, items);
    }

    /** Somebody who had another's record until now. */
    private User(
            UserId user,
            @Nullable IntegrationId owner,
            Document document,
            @Nullable String externalId,
            UniqueNames names,
            SchemaRegistry schemas) {
        // not refused where it is a tombstone's: that was the other record's
        String userName = userName(document);
        if (!names.claim(UniqueNames.Kind.USER_NAME, userName, user)) throw new UserRefusal.UserNameTaken(userName);
        UniqueValues.settle(schemas.user(), Document.EMPTY, document, user, names);
        apply(new UserProvisioned(user, owner, document, externalId));
    }

    private void passOn(UserId successor, FormerAccess.Access given, List<UUID> items) {
        int most = FormerAccessWithdrawn.MOST;
        for (FormerAccess.Access part : given.parts(most)) {
            apply(new PossessionsPassedOn(id, successor, part.groups(), part.roles(), List.of()));
        }
        for (int from = 0; from < items.size(); from += most) {
            List<UUID> part = FormerAccess.Access.part(items, from, most);
            apply(new PossessionsPassedOn(id, successor, List.of(), List.of(), part));
        }
    }

    /** A leaver leaves, whatever else the client sent with it. */
    private void checkUnlessLeaving(@Nullable Document before, Document after, PoliciesInForce policies, Actor actor) {
        if (after.bool(ACTIVE).orElse(isActive()))
            policies.of(actor).userRules().check(before, after);
    }

    /**
     * What an edit wants.
     *
     * @param namesExternalId whether the client said so now, and it is not only what was there
     * @param knownBy         by what the record was found, if it is a leaver's who returns
     */
    private record Edit(Document after, @Nullable String externalId, boolean namesExternalId, KnownBy knownBy) {}

    /** Whether that would let in, or shows to be let in, another person than the one who left. */
    private boolean comesAsAnother(@Nullable String externalIdAfter, Document after) {
        boolean open =
                isActive() ? identity.isUnconfirmed() : after.bool(ACTIVE).orElse(false);
        return open && identity.isAnother(externalIdAfter, after);
    }

    /** Every edit ends here: one event for each kind of decision, none for what is already so. */
    private void settle(
            Edit edit,
            UniqueNames names,
            SchemaRegistry schemas,
            MassChangeGuard guard,
            FormerAccess access,
            Actor actor) {
        Document after = edit.after();
        boolean returns = !isActive() && after.bool(ACTIVE).orElse(false);
        boolean leaves = isActive() && !after.bool(ACTIVE).orElse(true);
        UserIdentityQuestioned question =
                comesAsAnother(edit.externalId(), after) ? identity.question(id, edit.externalId()) : null;
        if (question != null) withdraw(access, question.question(), returns ? null : identity.returnedAs());

        settleDocument(after, edit.externalId(), names, schemas);

        boolean confirmed = edit.namesExternalId() && identity.isOfLeaver(edit.externalId());
        if (returns) {
            boolean open = question == null && identity.staysOpen(confirmed);
            apply(new UserReactivated(id, confirmed ? KnownBy.EXTERNAL_ID : edit.knownBy(), open));
        } else if (confirmed && identity.isUnconfirmed()) {
            apply(new UserIdentityConfirmed(id, KnownBy.EXTERNAL_ID));
        }
        if (question != null) apply(question);
        if (leaves) leave(guard, actor);
    }

    private void settleDocument(
            Document after, @Nullable String externalIdAfter, UniqueNames names, SchemaRegistry schemas) {
        String nameBefore = userName(document);
        String nameAfter = userName(after);
        if (!nameAfter.equals(nameBefore)) {
            claim(names, nameAfter, id);
            names.releaseUnless(UniqueNames.Kind.USER_NAME, nameBefore, nameAfter, id);
        }
        UniqueValues.settle(schemas.user(), document, after, id, names);
        List<AttributeChange> changes = document.changesTo(after).stream()
                .filter(change -> !change.attribute().equals(USER_NAME))
                .filter(change -> !change.attribute().equals(ACTIVE))
                .toList();

        if (!changes.isEmpty()) apply(new UserRevised(id, changes));
        if (!nameAfter.equals(nameBefore)) apply(new UserRenamed(id, nameBefore, nameAfter));
        if (owner != null && !Objects.equals(externalId, externalIdAfter)) {
            apply(new UserExternalIdChanged(id, owner, externalId, externalIdAfter));
        }
    }

    /** It follows from who came, so it is no removal of the client's. */
    private void withdraw(FormerAccess access, UUID question, @Nullable Long before) {
        for (FormerAccess.Access had : access.held(id, before).parts(FormerAccessWithdrawn.MOST)) {
            apply(new FormerAccessWithdrawn(id, question, had.groups(), had.roles()));
        }
    }

    private void leave(MassChangeGuard guard, Actor actor) {
        guard.pass(actor, Removal.Kind.DEACTIVATION, id);
        apply(new UserDeactivated(id));
    }

    private static void claim(UniqueNames names, String userName, UserId user) {
        if (Tombstone.isName(userName) || !names.claim(UniqueNames.Kind.USER_NAME, userName, user)) {
            throw new UserRefusal.UserNameTaken(userName);
        }
    }

    private boolean isActive() {
        return document.bool(ACTIVE).orElse(true);
    }

    private static String userName(Document document) {
        return document.text(USER_NAME).orElseThrow();
    }

    @EventSourcingHandler
    void on(UserProvisioned event, @Timestamp Instant at, @MetaDataValue(MessageContext.ACTOR) @Nullable String actor) {
        id = event.user();
        owner = event.owner();
        document = event.document();
        externalId = event.externalId();
        if (!isActive()) identity.on(departure(false, at, actor));
    }

    private Departure departure(boolean everActive, Instant at, @Nullable String actor) {
        IntegrationId by = actor == null ? null : OwnedByAnother.ownerMadeBy(Actor.parse(actor));
        return new Departure(document, externalId, everActive, at, by);
    }

    @EventSourcingHandler
    void on(UserRevised event) {
        document = document.apply(event.changes());
    }

    @EventSourcingHandler
    void on(UserRenamed event) {
        document = document.with(USER_NAME, StringNode.valueOf(event.after()));
    }

    @EventSourcingHandler
    void on(UserExternalIdChanged event) {
        externalId = event.after();
    }

    @EventSourcingHandler
    void on(UserDeactivated event, @Timestamp Instant at, @MetaDataValue(MessageContext.ACTOR) @Nullable String actor) {
        identity.on(departure(true, at, actor));
        document = document.with(ACTIVE, BooleanNode.FALSE);
    }

    @EventSourcingHandler
    void on(UserReactivated event, @SequenceNumber long number, @Timestamp Instant at) {
        identity.on(event, number, at);
        document = document.with(ACTIVE, BooleanNode.TRUE);
    }

    @EventSourcingHandler
    void on(UserIdentityConfirmed event) {
        identity.confirmed();
    }

    @EventSourcingHandler
    void on(FormerAccessWithdrawn event) {
        identity.on(event);
    }

    @EventSourcingHandler
    void on(UserIdentityQuestioned event, @Timestamp Instant at) {
        identity.on(event, at);
    }

    @EventSourcingHandler
    void on(UserIdentityAnswered event) {
        identity.on(event);
    }

    @EventSourcingHandler
    void on(UserDeleted event) {
        markDeleted();
    }

    @CommandHandler
    void handle(HandOverUser command) {
        if (!command.to().equals(owner)) apply(new UserHandedOver(id, owner, command.to()));
    }

    /** What the former owner called it is nothing to the new one. */
    @EventSourcingHandler
    void on(UserHandedOver event) {
        owner = event.to();
        externalId = null;
    }
}
