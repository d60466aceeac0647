package dev.muster.projections.equipment;

import static dev.muster.projections.filter.Filterable.inDocument;
import static dev.muster.projections.filter.Filterable.single;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.filter.Filterable;
import dev.muster.projections.filter.ValueKind;
import dev.muster.projections.resource.ResourceTable;
import dev.muster.projections.resource.ResourceTable.Column;
import dev.muster.projections.resource.ResourceTable.Form;
import java.util.List;
import java.util.Map;

/** Where items of equipment stand, and what filters may ask of them. */
public final class EquipmentTable {
    private EquipmentTable() {}

    /** With the name of whoever has it, also when they were deleted since. */
    private static final String HOLDER = """
            case when r.holder is not null then
                json_strip_nulls(json_build_object('value', r.holder, 'display',
                    (select coalesce(p.document ->> 'displayName', p.document -> 'name' ->> 'formatted', p.user_name)
                       from (select u.document, u.user_name from user_view u
                              where u.tenant_id = r.tenant_id and u.user_id = r.holder
                             union all
                             select d.document, d.user_name from deleted_user d
                              where d.tenant_id = r.tenant_id and d.user_id = r.holder) p)))::text
            end""";

    private static final Map<String, Filterable> FILTERABLES = Map.ofEntries(
            Map.entry("id", single("r.equipment_id", ValueKind.ID)),
            Map.entry("externalId", Filterable.externalId("r.equipment_id", "Equipment")),
            Map.entry("assetTag", single("r.asset_tag_folded", ValueKind.FOLDED)),
            Map.entry("serialNumber", single("r.serial_number_folded", ValueKind.FOLDED)),
            Map.entry("model", single("r.model_folded", ValueKind.FOLDED)),
            Map.entry("manufacturer", single("r.manufacturer_folded", ValueKind.FOLDED)),
            Map.entry("category", single("r.category_folded", ValueKind.FOLDED)),
            Map.entry("status", single("r.status_folded", ValueKind.FOLDED)),
            Map.entry("currency", inDocument("currency")),
            Map.entry("notes", inDocument("notes")),
            Map.entry("holder.value", single("r.holder", ValueKind.ID)),
            Map.entry("meta.resourceType", new Filterable.Constant("Equipment")),
            Map.entry("meta.created", single("r.created", ValueKind.TIME)),
            Map.entry("meta.lastModified", single("r.last_modified", ValueKind.TIME)),
            Map.entry("meta.version", single("('W/\"' || r.version || '\"') collate \"C\"", ValueKind.EXACT)));

    public static ResourceTable of(SchemaRegistry schemas) {
        return new ResourceTable(
                schemas.equipment(),
                EquipmentId::new,
                "equipment_view",
                "equipment_id",
                List.of(new Column("status", Form.TEXT, "r.status"), new Column("holder", Form.JSON, HOLDER)),
                FILTERABLES);
    }
}
