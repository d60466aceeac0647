package dev.muster.projections.equipment;

import static dev.muster.projections.filter.Filterable.indexed;
import static dev.muster.projections.filter.Filterable.reference;
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

    /** How whoever has it is called, also when they were deleted since. */
    private static final String NAME_OF_HOLDER = """
            (select person_name(p.document, p.user_name)
               from (select u.document, u.user_name from user_view u
                      where u.tenant_id = r.tenant_id and u.user_id = r.holder
                     union all
                     select d.document, d.user_name from deleted_user d
                      where d.tenant_id = r.tenant_id and d.user_id = r.holder) p)""";

    private static final String HOLDER = """
            case when r.holder is not null then
                json_strip_nulls(json_build_object('value', r.holder, 'display', %s))::text
            end""".formatted(NAME_OF_HOLDER);

    private static final Map<String, Filterable> FILTERABLES = Map.ofEntries(
            Map.entry("assetTag", indexed("r.asset_tag_folded", ValueKind.FOLDED)),
            Map.entry("serialNumber", indexed("r.serial_number_folded", ValueKind.FOLDED)),
            Map.entry("model", single("r.model_folded", ValueKind.FOLDED)),
            Map.entry("manufacturer", single("r.manufacturer_folded", ValueKind.FOLDED)),
            Map.entry("category", single("r.category_folded", ValueKind.FOLDED)),
            Map.entry("status", single("r.status_folded", ValueKind.FOLDED)),
            Map.entry("holder", single("r.holder", ValueKind.WHOLE)),
            Map.entry("holder.value", indexed("r.holder", ValueKind.LINK)),
            Map.entry("holder.$ref", reference("/Users", "r.holder")),
            Map.entry("holder.display", single("folded(" + NAME_OF_HOLDER + ") collate \"C\"", ValueKind.FOLDED)));

    public static ResourceTable of(SchemaRegistry schemas) {
        return new ResourceTable(
                schemas.equipment(),
                EquipmentId::new,
                "equipment_view",
                "equipment_id",
                List.of(new Column("status", Form.TEXT, "r.status"), new Column("holder", Form.JSON, HOLDER)),
                Filterable.with(schemas.equipment(), "r.equipment_id", FILTERABLES));
    }
}
