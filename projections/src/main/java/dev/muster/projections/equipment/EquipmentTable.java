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

    private static final String NAME_OF_HOLDER = HolderName.of("r");

    /** The day that was said, or when the item was checked out; to the second, so that what is shown can be asked for. */
    private static final String SINCE =
            "coalesce(r.held_since::timestamp at time zone 'UTC', date_trunc('second', r.checked_out_at))";

    private static final String HOLDER = """
            case when r.holder is not null then
                json_strip_nulls(json_build_object('value', r.holder, 'display', %s,
                    'since', to_char(%s at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))::text
            end""".formatted(NAME_OF_HOLDER, SINCE);

    private static final Map<String, Filterable> FILTERABLES = Map.ofEntries(
            Map.entry("assetTag", indexed("r.asset_tag_folded", ValueKind.FOLDED)),
            Map.entry("serialNumber", indexed("r.serial_number_folded", ValueKind.FOLDED)),
            Map.entry("model", single("r.model_folded", ValueKind.FOLDED)),
            Map.entry("manufacturer", single("r.manufacturer_folded", ValueKind.FOLDED)),
            Map.entry("category", single("r.category_folded", ValueKind.FOLDED)),
            Map.entry("status", single("r.status_folded", ValueKind.FOLDED)),
            Map.entry("holder", single("r.holder", ValueKind.WHOLE)),
            Map.entry("holder.value", indexed("r.holder", ValueKind.LINK)),
            Map.entry("holder.since", single(SINCE, ValueKind.TIME)),
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
