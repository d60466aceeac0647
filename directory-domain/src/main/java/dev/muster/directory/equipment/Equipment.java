package dev.muster.directory.equipment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import dev.muster.directory.Actor;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.UserId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentReplacement;
import dev.muster.directory.equipment.EquipmentCommand.CheckOutEquipment;
import dev.muster.directory.equipment.EquipmentCommand.DeleteEquipment;
import dev.muster.directory.equipment.EquipmentCommand.HandOverEquipment;
import dev.muster.directory.equipment.EquipmentCommand.PassOnEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReplaceEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RetireEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReturnEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckOutRedated;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckedOut;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentDeleted;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentExternalIdChanged;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentHandedOver;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRegistered;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRevised;
import dev.muster.directory.event.Tombstone;
import dev.muster.directory.integration.MassChangeGuard;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.patch.Patch;
import dev.muster.directory.schema.SchemaRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

@AggregateRoot(type = "Equipment")
@NullUnmarked // Axon fills the fields from the events
class Equipment {
    @AggregateIdentifier
    private EquipmentId id;

    private IntegrationId owner;
    private String externalId;
    private Document document; // with its status, without its holder
    private UserId holder;
    private LocalDate since; // null where nobody said so
    private Instant checkedOutAt;

    Equipment() {}

    @CommandHandler
    Equipment(
            RegisterEquipment command,
            UniqueNames names,
            Holders holders,
            SchemaRegistry schemas,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        EquipmentId item = command.equipment();
        DesiredItem wanted =
                DesiredItem.of(DocumentReplacement.created(schemas.equipment(), command.document()), item.tenant());
        boolean retired = Status.RETIRED.equals(wanted.status());
        boolean handedOut = wanted.holder() != null && !retired;
        String status = retired || handedOut ? Status.AVAILABLE : Status.onTheShelf(wanted.status());
        wanted.requireKnownCurrency(null);
        claim(names, wanted.assetTag(), item);
        if (handedOut) refuseUnlessActive(holders, wanted.holder());

        Document registered = withStatus(wanted.particulars(), status);
        apply(new EquipmentRegistered(item, OwnedByAnother.ownerMadeBy(actor), registered, command.externalId()));
        if (handedOut) apply(new EquipmentCheckedOut(item, wanted.holder(), command.since()));
        if (retired) apply(new EquipmentRetired(item, null));
    }

    @CommandHandler
    void handle(
            ReviseEquipment command,
            UniqueNames names,
            Holders holders,
            SchemaRegistry schemas,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        Document current = document.with("holder", DesiredItem.holderAsJson(holder));
        Patch.Patched patched =
                Patch.apply(schemas.equipment(), current, externalId, command.operations(), command.noMatch());
        settle(DesiredItem.of(patched.document(), id.tenant()), patched.externalId(), command.since(), names, holders);
    }

    @CommandHandler
    void handle(
            ReplaceEquipment command,
            UniqueNames names,
            Holders holders,
            SchemaRegistry schemas,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        Document wanted = DocumentReplacement.replaced(schemas.equipment(), document, command.document());
        settle(DesiredItem.of(wanted, id.tenant()), command.externalId(), null, names, holders);
    }

    @CommandHandler
    void handle(CheckOutEquipment command, Holders holders, @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        if (isRetired()) throw new EquipmentRefusal.AlreadyRetired(id);
        handTo(command.holder(), command.since(), holders);
    }

    @CommandHandler
    void handle(ReturnEquipment command, Holders holders, @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        handTo(null, null, holders);
    }

    /** Whatever the new holder's standing: they have it, and have had it since it was checked out. */
    @CommandHandler
    void handle(PassOnEquipment command) {
        if (!command.former().equals(holder)) return;
        LocalDate given = since != null ? since : LocalDate.ofInstant(checkedOutAt, ZoneOffset.UTC);
        apply(new EquipmentReturned(id, command.former()));
        apply(new EquipmentCheckedOut(id, command.successor(), given));
    }

    @CommandHandler
    void handle(RetireEquipment command, @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        if (!isRetired()) apply(new EquipmentRetired(id, holder));
    }

    @CommandHandler
    void handle(
            DeleteEquipment command,
            UniqueNames names,
            MassChangeGuard guard,
            @MetaDataValue(MessageContext.ACTOR) Actor actor) {
        OwnedByAnother.refuseUnlessOwner(owner, actor);
        guard.pass(actor, Removal.Kind.EQUIPMENT, id);
        names.release(UniqueNames.Kind.ASSET_TAG, assetTag(), id);
        apply(new EquipmentDeleted(id, holder));
    }

    /** Every edit ends here: one event for each kind of decision, none for what is already so. */
    private void settle(
            DesiredItem wanted,
            @Nullable String externalIdAfter,
            @Nullable LocalDate sinceAfter,
            UniqueNames names,
            Holders holders) {
        boolean retires = Status.RETIRED.equals(wanted.status());
        if (isRetired()) {
            boolean asItIs = withStatus(wanted.particulars(), status()).equals(document) && wanted.holder() == null;
            if (!asItIs || wanted.status() != null && !retires) throw new EquipmentRefusal.AlreadyRetired(id);
            return;
        }
        wanted.requireKnownCurrency(document);
        claimWhenRetagged(wanted.assetTag(), names);
        boolean changedHands = !retires && handTo(wanted.holder(), sinceAfter, holders);
        String status = retires ? status() : Status.settled(status(), wanted.status(), holder != null, changedHands);

        List<AttributeChange> changes = document.changesTo(withStatus(wanted.particulars(), status));
        if (!changes.isEmpty()) apply(new EquipmentRevised(id, changes));
        if (owner != null && !Objects.equals(externalId, externalIdAfter)) {
            apply(new EquipmentExternalIdChanged(id, owner, externalId, externalIdAfter));
        }
        if (retires) apply(new EquipmentRetired(id, holder));
    }

    /** @return whether the item changed hands; it did not if it was there already */
    private boolean handTo(@Nullable UserId wanted, @Nullable LocalDate day, Holders holders) {
        if (Objects.equals(holder, wanted)) { // a client may repeat itself; history may not
            if (holder != null && day != null && !day.equals(since)) {
                apply(new EquipmentCheckOutRedated(id, holder, since, day));
            }
            return false;
        }
        if (wanted != null) refuseUnlessActive(holders, wanted);
        if (holder != null) apply(new EquipmentReturned(id, holder));
        if (wanted != null) apply(new EquipmentCheckedOut(id, wanted, day));
        return true;
    }

    private static void refuseUnlessActive(Holders holders, UserId holder) {
        switch (holders.standing(holder)) {
            case ACTIVE -> {}
            case INACTIVE -> throw new EquipmentRefusal.HolderInactive(holder);
            case UNKNOWN ->
                throw new EquipmentRefusal.NoSuchHolder(holder.value().toString());
        }
    }

    private void claimWhenRetagged(String after, UniqueNames names) {
        String before = assetTag();
        if (after.equals(before)) return;
        claim(names, after, id);
        names.releaseUnless(UniqueNames.Kind.ASSET_TAG, before, after, id);
    }

    private static void claim(UniqueNames names, String assetTag, EquipmentId item) {
        if (Tombstone.isName(assetTag) || !names.claim(UniqueNames.Kind.ASSET_TAG, assetTag, item)) {
            throw new EquipmentRefusal.AssetTagTaken(assetTag);
        }
    }

    private String assetTag() {
        return document.text("assetTag").orElseThrow();
    }

    private String status() {
        return document.text(Status.ATTRIBUTE).orElse(Status.AVAILABLE);
    }

    private boolean isRetired() {
        return status().equals(Status.RETIRED);
    }

    private static Document withStatus(Document document, String status) {
        return document.with(Status.ATTRIBUTE, StringNode.valueOf(status));
    }

    @EventSourcingHandler
    void on(EquipmentRegistered event) {
        id = event.equipment();
        owner = event.owner();
        document = event.document();
        externalId = event.externalId();
    }

    @EventSourcingHandler
    void on(EquipmentRevised event) {
        document = document.apply(event.changes());
    }

    @EventSourcingHandler
    void on(EquipmentExternalIdChanged event) {
        externalId = event.after();
    }

    @EventSourcingHandler
    void on(EquipmentCheckedOut event, @Timestamp Instant at) {
        checkedOutAt = at;
        holder = event.holder();
        since = event.since();
        document = withStatus(document, Status.ASSIGNED);
    }

    @EventSourcingHandler
    void on(EquipmentCheckOutRedated event) {
        since = event.after();
    }

    @EventSourcingHandler
    void on(EquipmentReturned event) {
        holder = null;
        since = null;
        document = withStatus(document, Status.AVAILABLE);
    }

    @EventSourcingHandler
    void on(EquipmentRetired event) {
        holder = null;
        since = null;
        document = withStatus(document, Status.RETIRED);
    }

    @EventSourcingHandler
    void on(EquipmentDeleted event) {
        markDeleted();
    }

    @CommandHandler
    void handle(HandOverEquipment command) {
        if (!command.to().equals(owner)) apply(new EquipmentHandedOver(id, owner, command.to()));
    }

    /** What the former owner called it is nothing to the new one. */
    @EventSourcingHandler
    void on(EquipmentHandedOver event) {
        owner = event.to();
        externalId = null;
    }
}
