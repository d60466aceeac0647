package dev.muster.projections.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckOutRedated;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckedOut;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentDeleted;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentExternalIdChanged;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentHandedOver;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRegistered;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRevised;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.FoldedChanges;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;

/** One statement for each event. */
@DirectoryProjection
public final class EquipmentProjection {
    private static final Sql REGISTER = Sql.of("""
            with registered as (
                insert into equipment_view (tenant_id, equipment_id, owner, asset_tag, asset_tag_folded, serial_number,
                                            serial_number_folded, model, model_folded, manufacturer,
                                            manufacturer_folded, category, category_folded, value, currency,
                                            purchase_date, status, status_folded, document, version, created,
                                            last_modified)
                select :tenant, :equipment, :owner::uuid, r.asset_tag, r.asset_tag_folded, r.serial_number,
                       r.serial_number_folded, r.model, r.model_folded, r.manufacturer, r.manufacturer_folded,
                       r.category, r.category_folded, r.value, r.currency, r.purchase_date, r.status, r.status_folded,
                       :document::json, :version, :at, :at
                  from jsonb_populate_record(null::equipment_view, :columns::jsonb) r
            )
            insert into external_id (tenant_id, integration_id, resource_id, kind, external_id)
            select :tenant, :owner::uuid, :equipment, 'Equipment', :externalId::text
             where :externalId::text is not null and :owner::uuid is not null
            """);
    private static final Sql REVISE = Sql.of("""
            update equipment_view e
               set (asset_tag, asset_tag_folded, serial_number, serial_number_folded, model, model_folded,
                    manufacturer, manufacturer_folded, category, category_folded, value, currency, purchase_date,
                    status, status_folded)
                   = (select r.asset_tag, r.asset_tag_folded, r.serial_number, r.serial_number_folded, r.model,
                             r.model_folded, r.manufacturer, r.manufacturer_folded, r.category, r.category_folded,
                             r.value, r.currency, r.purchase_date, r.status, r.status_folded
                        from jsonb_populate_record(e, :columns::jsonb) r),
                   document = fold_document(document, :changes::json), version = :version, last_modified = :at
             where tenant_id = :tenant and equipment_id = :equipment
            """);
    private static final Sql CHECK_OUT = Sql.of("""
            update equipment_view
               set holder = :holder, checked_out_at = :at, held_since = :since::date, status = 'assigned', status_folded = 'assigned',
                   version = :version, last_modified = :at
             where tenant_id = :tenant and equipment_id = :equipment
            """);
    private static final Sql REDATE = Sql.of("""
            update equipment_view set held_since = :since::date, version = :version, last_modified = :at
             where tenant_id = :tenant and equipment_id = :equipment
            """);
    private static final Sql PUT_ON_THE_SHELF = Sql.of("""
            update equipment_view
               set holder = null, checked_out_at = null, held_since = null, status = :status, status_folded = :status,
                   version = :version, last_modified = :at
             where tenant_id = :tenant and equipment_id = :equipment
            """);
    private static final Sql SET_EXTERNAL_ID = Sql.of("""
            with touched as (
                update equipment_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and equipment_id = :equipment
            )
            insert into external_id (tenant_id, integration_id, resource_id, kind, external_id)
            values (:tenant, :integration, :equipment, 'Equipment', :externalId)
            on conflict (tenant_id, resource_id, integration_id) do update set external_id = excluded.external_id
            """);
    private static final Sql CLEAR_EXTERNAL_ID = Sql.of("""
            with touched as (
                update equipment_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and equipment_id = :equipment
            )
            delete from external_id
             where tenant_id = :tenant and resource_id = :equipment and integration_id = :integration
            """);
    private static final Sql DELETE = Sql.of("""
            with links as (
                delete from external_id where tenant_id = :tenant and resource_id = :equipment
            )
            delete from equipment_view where tenant_id = :tenant and equipment_id = :equipment
            """);

    private static final Sql HAND_OVER = Sql.of("""
            with touched as (
                update equipment_view set owner = :to, version = :version, last_modified = :at
                 where tenant_id = :tenant and equipment_id = :equipment
            )
            delete from external_id
             where tenant_id = :tenant and resource_id = :equipment and integration_id = :from::uuid
            """);

    private final ProjectionWriter writer;

    public EquipmentProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(EquipmentRegistered event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                REGISTER,
                of(event.equipment(), version, at)
                        .and(
                                "owner",
                                event.owner() == null ? null : event.owner().value())
                        .and("columns", Columns.of(event.document()))
                        .and("document", event.document().with("status", null).json())
                        .and("externalId", event.externalId()));
    }

    @EventHandler
    void on(EquipmentRevised event, @SequenceNumber long version, @Timestamp Instant at) {
        List<AttributeChange> withoutStatus = event.changes().stream()
                .filter(change -> !change.attribute().equals("status"))
                .toList();
        writer.write(
                REVISE,
                of(event.equipment(), version, at)
                        .and("columns", Columns.of(event.changes()))
                        .and("changes", FoldedChanges.json(withoutStatus)));
    }

    @EventHandler
    void on(EquipmentCheckedOut event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                CHECK_OUT,
                of(event.equipment(), version, at)
                        .and("holder", event.holder().value())
                        .and("since", day(event.since())));
    }

    @EventHandler
    void on(EquipmentCheckOutRedated event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(REDATE, of(event.equipment(), version, at).and("since", day(event.after())));
    }

    @EventHandler
    void on(EquipmentReturned event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(PUT_ON_THE_SHELF, of(event.equipment(), version, at).and("status", "available"));
    }

    @EventHandler
    void on(EquipmentRetired event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(PUT_ON_THE_SHELF, of(event.equipment(), version, at).and("status", "retired"));
    }

    @EventHandler
    void on(EquipmentExternalIdChanged event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                event.after() == null ? CLEAR_EXTERNAL_ID : SET_EXTERNAL_ID,
                of(event.equipment(), version, at)
                        .and("integration", event.integration().value())
                        .and("externalId", event.after()));
    }

    @EventHandler
    void on(EquipmentDeleted event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(DELETE, of(event.equipment(), version, at));
    }

    @EventHandler
    void on(EquipmentHandedOver event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                HAND_OVER,
                of(event.equipment(), version, at)
                        .and("from", event.from() == null ? null : event.from().value())
                        .and("to", event.to().value()));
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Parameters of(EquipmentId item, long version, Instant at) {
        return Parameters.of("tenant", item.tenant().value())
                .and("equipment", item.value())
                .and("version", version)
                .and("at", at);
    }
}
