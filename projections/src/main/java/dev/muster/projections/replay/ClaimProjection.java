package dev.muster.projections.replay;

import dev.muster.directory.Folding;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UniqueNames.Kind;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentDeleted;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRegistered;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRevised;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.GroupRenamed;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.role.RoleEvent.RoleDefined;
import dev.muster.directory.schema.AttributeChange;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.directory.user.UserEvent.UserRenamed;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import org.axonframework.eventhandling.EventHandler;
import tools.jackson.databind.JsonNode;

/**
 * The claims on names as they follow from the events. Live they are made by the commands, before the events; so this runs
 * in replays only, and tells whether the commands claimed what they said.
 */
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
    private static final Sql RELEASE_ALL =
            Sql.of("delete from name_claim where tenant_id = :tenant and owner = :owner");

    private final ProjectionWriter writer;

    public ClaimProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(UserProvisioned event) {
        claim(Kind.USER_NAME, event.document().text("userName").orElseThrow(), event.user());
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
