package dev.muster.projections.replay;

import dev.muster.directory.ResourceId;
import dev.muster.directory.UniqueNames.Kind;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckOutRedated;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckedOut;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentDeleted;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentExternalIdChanged;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentHandedOver;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRegistered;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRevised;
import dev.muster.directory.event.IgnoredEvents;
import dev.muster.directory.extension.ExtensionEvent.SchemaLoaded;
import dev.muster.directory.extension.ExtensionEvent.SchemaSetAside;
import dev.muster.directory.group.GroupEvent.GroupExternalIdChanged;
import dev.muster.directory.group.GroupEvent.GroupHandedOver;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.GroupRenamed;
import dev.muster.directory.group.GroupEvent.GroupRevised;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.group.GroupEvent.MembershipEvent;
import dev.muster.directory.role.RoleEvent.RoleDefined;
import dev.muster.directory.role.RoleEvent.RoleDeleted;
import dev.muster.directory.role.RoleEvent.RoleMapped;
import dev.muster.directory.role.RoleEvent.RoleRenamed;
import dev.muster.directory.role.RoleEvent.RoleUnmapped;
import dev.muster.directory.text.Folding;
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
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import dev.muster.projections.extension.ExtensionProjection;
import dev.muster.projections.extension.UniqueAttribute;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventHandler;
import tools.jackson.databind.JsonNode;

/**
 * The claims on names as they follow from the events. Live they are made by the commands, before the events; so this runs
 * in replays only, and tells whether the commands claimed what they said.
 */
@IgnoredEvents({
    UserExternalIdChanged.class,
    UserDeactivated.class,
    UserReactivated.class,
    UserIdentityConfirmed.class,
    FormerAccessWithdrawn.class,
    UserIdentityQuestioned.class,
    UserIdentityAnswered.class,
    FormerAccessRestored.class,
    PossessionsPassedOn.class,
    UserHandedOver.class,
    GroupExternalIdChanged.class,
    MembershipEvent.class,
    GroupHandedOver.class,
    RoleMapped.class,
    RoleUnmapped.class,
    EquipmentExternalIdChanged.class,
    EquipmentCheckedOut.class,
    EquipmentCheckOutRedated.class,
    EquipmentReturned.class,
    EquipmentRetired.class,
    EquipmentHandedOver.class
})
public final class ClaimProjection {
    /** Finds the claims of an owner that is deleted, whose event tells no name; needed while events are replayed only. */
    public static final String INDEX_NAME = "name_claim_replayed_owner";

    public static final String INDEX = "create index " + INDEX_NAME + " on name_claim (tenant_id, owner)";

    // A claim moves to its new owner even where the statement that releases it from the old one comes later.
    private static final Sql CLAIM = Sql.of("""
            insert into name_claim (tenant_id, kind, folded, owner) select :tenant, :kind, :folded, :owner
            on conflict (tenant_id, kind, folded) do update set owner = excluded.owner
            """).touching("folded");
    private static final Sql RELEASE = Sql.of("""
            delete from name_claim
             where tenant_id = :tenant and kind = :kind and folded = :folded and owner = :owner
            """);
    private static final Sql CLAIM_VALUE = Sql.of("""
            insert into name_claim (tenant_id, kind, folded, owner)
            select :tenant, :kind, unique_key(:text, :caseExact), :owner
            on conflict (tenant_id, kind, folded) do update set owner = excluded.owner
            """).touching("met");
    private static final Sql RELEASE_VALUE = Sql.of("""
            delete from name_claim
             where tenant_id = :tenant and kind = :kind and folded = unique_key(:text, :caseExact) and owner = :owner
            """).touching("met");
    private static final Sql RELEASE_ALL =
            Sql.of("delete from name_claim where tenant_id = :tenant and owner = :owner");

    private final ProjectionWriter writer;
    private final Map<String, List<UniqueAttribute>> unique = new TreeMap<>(); // by the URN of its schema

    public ClaimProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    /** What of the resources that are there is claimed then, {@link ExtensionProjection} does, live and here. */
    @EventHandler
    void on(SchemaLoaded event) {
        unique.remove(event.urn());
        unique.put(event.urn(), UniqueAttribute.of(event));
    }

    @EventHandler
    void on(SchemaSetAside event) {
        unique.remove(event.urn());
    }

    @EventHandler
    void on(UserProvisioned event) {
        claim(Kind.USER_NAME, event.document().text("userName").orElseThrow(), event.user());
        claimValues(event.document(), event.user());
    }

    @EventHandler
    void on(UserRevised event) {
        moveValues(event.changes(), event.user());
    }

    @EventHandler
    void on(GroupRevised event) {
        moveValues(event.changes(), event.group());
    }

    @EventHandler
    void on(UserRenamed event) {
        move(Kind.USER_NAME, event.before(), event.after(), event.user());
    }

    @EventHandler
    void on(UserDeleted event) {
        releaseAll(event.user());
    }

    @EventHandler
    void on(GroupPushed event) {
        claim(Kind.GROUP_DISPLAY_NAME, event.displayName(), event.group());
    }

    @EventHandler
    void on(GroupRenamed event) {
        move(Kind.GROUP_DISPLAY_NAME, event.before(), event.after(), event.group());
    }

    @EventHandler
    void on(GroupUnlinked event) {
        releaseAll(event.group());
    }

    @EventHandler
    void on(EquipmentRegistered event) {
        claim(Kind.ASSET_TAG, event.document().text("assetTag").orElseThrow(), event.equipment());
    }

    @EventHandler
    void on(EquipmentRevised event) {
        for (AttributeChange change : event.changes()) {
            JsonNode before = change.before();
            JsonNode after = change.after();
            if (change.attribute().equals("assetTag") && before != null && after != null) {
                move(Kind.ASSET_TAG, before.asString(), after.asString(), event.equipment());
            }
        }
    }

    @EventHandler
    void on(EquipmentDeleted event) {
        releaseAll(event.equipment());
    }

    @EventHandler
    void on(RoleDefined event) {
        claim(Kind.ROLE_NAME, event.name(), event.role());
    }

    @EventHandler
    void on(RoleRenamed event) {
        move(Kind.ROLE_NAME, event.before(), event.after(), event.role());
    }

    @EventHandler
    void on(RoleDeleted event) {
        releaseAll(event.role());
    }

    private void claimValues(Document document, ResourceId owner) {
        for (UniqueAttribute attribute : uniqueAttributes()) {
            JsonNode value = document.value(attribute.urn(), attribute.name()).orElse(null);
            if (value != null) writer.write(CLAIM_VALUE, row(attribute, value, owner));
        }
    }

    private void moveValues(List<AttributeChange> changes, ResourceId owner) {
        if (unique.isEmpty()) return;
        for (AttributeChange change : changes) {
            for (UniqueAttribute attribute : uniqueAttributes()) {
                if (!attribute.key().equals(change.attribute())) continue;
                JsonNode before = change.before();
                JsonNode after = change.after();
                // the same again, where only the spelling changed
                if (before != null) writer.write(RELEASE_VALUE, row(attribute, before, owner));
                if (after != null) writer.write(CLAIM_VALUE, row(attribute, after, owner));
            }
        }
    }

    private List<UniqueAttribute> uniqueAttributes() {
        return unique.values().stream().flatMap(List::stream).toList();
    }

    private static Parameters row(UniqueAttribute attribute, JsonNode value, ResourceId owner) {
        String text = value.asString();
        return Parameters.of("tenant", owner.tenant().value())
                .and("kind", attribute.key())
                .and("text", text)
                .and("caseExact", attribute.caseExact())
                .and("met", attribute.caseExact() ? text : Folding.fold(text))
                .and("owner", owner.value());
    }

    private void claim(Kind kind, String name, ResourceId owner) {
        writer.write(CLAIM, row(kind, name, owner));
    }

    private void move(Kind kind, String before, String after, ResourceId owner) {
        if (Folding.fold(before).equals(Folding.fold(after))) return;
        writer.write(RELEASE, row(kind, before, owner));
        claim(kind, after, owner);
    }

    private void releaseAll(ResourceId owner) {
        writer.write(
                RELEASE_ALL, Parameters.of("tenant", owner.tenant().value()).and("owner", owner.value()));
    }

    private static Parameters row(Kind kind, String name, ResourceId owner) {
        return Parameters.of("tenant", owner.tenant().value())
                .and("kind", kind.name())
                .and("folded", Folding.fold(name))
                .and("owner", owner.value());
    }
}
