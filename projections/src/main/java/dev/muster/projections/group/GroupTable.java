package dev.muster.projections.group;

import static dev.muster.projections.filter.Filterable.single;

import dev.muster.directory.GroupId;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.filter.Filterable;
import dev.muster.projections.filter.Filterable.Many;
import dev.muster.projections.filter.Filterable.Single;
import dev.muster.projections.filter.ValueKind;
import dev.muster.projections.resource.ResourceTable;
import dev.muster.projections.resource.ResourceTable.Column;
import dev.muster.projections.resource.ResourceTable.Form;
import java.util.List;
import java.util.Map;

/** Where groups stand, and what filters may ask of them. Members are no column: {@link Groups#members} has them. */
public final class GroupTable {
    private static final Map<String, Filterable> FILTERABLES = Map.of(
            "id", single("r.group_id", ValueKind.ID),
            "externalId", Filterable.externalId("r.group_id", "Group"),
            "displayName", single("r.display_name_folded", ValueKind.FOLDED),
            "members",
                    new Many(
                            "membership m",
                            "m.tenant_id = r.tenant_id and m.group_id = r.group_id",
                            Map.of("value", new Single("m.member_id", ValueKind.ID))),
            "meta.resourceType", new Filterable.Constant("Group"),
            "meta.created", single("r.created", ValueKind.TIME),
            "meta.lastModified", single("r.last_modified", ValueKind.TIME),
            "meta.version", single("('W/\"' || r.version || '\"') collate \"C\"", ValueKind.EXACT));

    private GroupTable() {}

    public static ResourceTable of(SchemaRegistry schemas) {
        return new ResourceTable(
                schemas.group(),
                GroupId::new,
                "group_view",
                "group_id",
                List.of(new Column("displayName", Form.TEXT, "r.display_name")),
                FILTERABLES);
    }
}
