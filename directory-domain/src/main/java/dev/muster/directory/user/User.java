package dev.muster.directory.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import dev.muster.directory.Actor;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.UserId;
import dev.muster.directory.integration.MassChangeGuard;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.integration.UserRules;
import dev.muster.directory.schema.AttributeChange;
import dev.muster.directory.schema.Document;
import dev.muster.directory.schema.Patch;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.schema.UniqueValues;
import dev.muster.directory.user.UserCommand.DeactivateUser;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.HandOverUser;
import dev.muster.directory.user.UserCommand.ProvisionUser;
import dev.muster.directory.user.UserCommand.ReactivateUser;
import dev.muster.directory.user.UserCommand.ReinstateUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.ReviseUser;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserExternalIdChanged;
import dev.muster.directory.user.UserEvent.UserHandedOver;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.directory.user.UserEvent.UserReactivated;
import dev.muster.directory.user.UserEvent.UserRenamed;
import dev.muster.directory.user.UserEvent.UserRevised;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

@AggregateRoot(type = "User")
@NullUnmarked // Axon fills the fields from the events
class User {
    private static final String USER_NAME = "userName";
    private static final String ACTIVE = "active";

    @AggregateIdentifier
    private UserId id;

    private IntegrationId owner;
    private Document document;
    private String externalId;

    User() {}

    @CommandHandler
    User(
            ProvisionUser command,
            UniqueNames names,
            SchemaRegistry schemas,
            PoliciesInForce policies,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        UserRules rules = policies.of(actor).userRules();
        Document wanted = schemas.user().created(rules.filled(command.document()));
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
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        Document wanted = schemas.user().replaced(document, command.document());
        checkUnlessLeaving(wanted, policies, actor);
        settle(wanted, command.externalId(), names, schemas, guard, actor);
    }

    @CommandHandler
    void handle(
            ReviseUser command,
            UniqueNames names,
            SchemaRegistry schemas,
            PoliciesInForce policies,
            MassChangeGuard guard,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        Patch.Patched patched =
                Patch.apply(schemas.user(), document, externalId, command.operations(), command.noMatch());
        checkUnlessLeaving(patched.document(), policies, actor);
        settle(patched.document(), patched.externalId(), names, schemas, guard, actor);
    }

    @CommandHandler
    void handle(DeactivateUser command, MassChangeGuard guard, @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        setActive(false, guard, actor);
    }

    @CommandHandler
    void handle(ReactivateUser command, MassChangeGuard guard, @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        setActive(true, guard, actor);
    }

    @CommandHandler
    void handle(
            ReinstateUser command,
            UniqueNames names,
            SchemaRegistry schemas,
            PoliciesInForce policies,
            MassChangeGuard guard,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        if (isActive()) throw new UserRefusal.StillActive(userName(document));
        UserRules rules = policies.of(actor).userRules();
        Document wanted = schemas.user().keeping(document, rules.filled(command.document()));
        rules.check(null, wanted);
        boolean active = wanted.bool(ACTIVE).orElse(true);
        settle(wanted.with(ACTIVE, BooleanNode.valueOf(active)), command.externalId(), names, schemas, guard, actor);
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
        lock.hold(id);
        guard.pass(actor, Removal.Kind.USER, id);
        names.release(UniqueNames.Kind.USER_NAME, userName(document), id);
        UniqueValues.settle(schemas.user(), document, Document.EMPTY, id, names);
        apply(new UserDeleted(id));
    }

    /** A leaver leaves, whatever else the client sent with it. */
    private void checkUnlessLeaving(Document after, PoliciesInForce policies, Actor actor) {
        if (after.bool(ACTIVE).orElse(isActive()))
            policies.of(actor).userRules().check(document, after);
    }

    /** Every edit ends here: one event for each kind of decision, none for what is already so. */
    private void settle(
            Document after,
            @Nullable String externalIdAfter,
            UniqueNames names,
            SchemaRegistry schemas,
            MassChangeGuard guard,
            Actor actor) {
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
        setActive(after.bool(ACTIVE).orElse(isActive()), guard, actor);
    }

    private void setActive(boolean wanted, MassChangeGuard guard, Actor actor) {
        if (wanted == isActive()) return; // a client may repeat itself; history may not
        if (!wanted) guard.pass(actor, Removal.Kind.DEACTIVATION, id);
        apply(wanted ? new UserReactivated(id) : new UserDeactivated(id));
    }

    private static void claim(UniqueNames names, String userName, UserId user) {
        if (!names.claim(UniqueNames.Kind.USER_NAME, userName, user)) throw new UserRefusal.UserNameTaken(userName);
    }

    private boolean isActive() {
        return document.bool(ACTIVE).orElse(true);
    }

    private static String userName(Document document) {
        return document.text(USER_NAME).orElseThrow();
    }

    @EventSourcingHandler
    void on(UserProvisioned event) {
        id = event.user();
        owner = event.owner();
        document = event.document();
        externalId = event.externalId();
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
    void on(UserDeactivated event) {
        document = document.with(ACTIVE, BooleanNode.FALSE);
    }

    @EventSourcingHandler
    void on(UserReactivated event) {
        document = document.with(ACTIVE, BooleanNode.TRUE);
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
