package dev.muster.projections.group;

import static dev.muster.projections.filter.Filterable.indexed;
import static dev.muster.projections.filter.Filterable.single;

import dev.muster.directory.GroupId;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.filter.Filterable;
import dev.muster.projections.filter.ValueKind;
import dev.muster.projections.resource.ResourceTable;
import dev.muster.projections.resource.ResourceTable.Column;
import dev.muster.projections.resource.ResourceTable.Form;
import java.util.List;
import java.util.Map;

/** Where groups stand, and what filters may ask of them. Members are no column: {@link Groups#members} has them. */
public final class GroupTable {
    private static final String DISPLAY = """
            folded(case when m.is_group
                        then (select g.display_name from group_view g
                               where g.tenant_id = m.tenant_id and g.group_id = m.member_id)
                        else (select person_name(u.document, u.user_name) from user_view u
                               where u.tenant_id = m.tenant_id and u.user_id = m.member_id) end) collate "C"\
            """;

    private static final String TYPE = "(case when m.is_group then 'group' else 'user' end) collate \"C\"";
    private static final String REFERENCE = "(:base::text || case when m.is_group then '/Groups/' else '/Users/' end"
            + " || m.member_id) collate \"C\"";

    private static final Map<String, Filterable> FILTERABLES = Map.of(
            "displayName",
            indexed("r.display_name_folded", ValueKind.FOLDED),
            "members",
            Filterable.many(
                    "membership m",
                    "m.tenant_id = r.tenant_id and m.group_id = r.group_id",
                    "m.member_id",
                    Map.of(
                            "value", indexed("m.member_id", ValueKind.LINK),
                            "$ref", single(REFERENCE, ValueKind.EXACT),
                            "type", single(TYPE, ValueKind.FOLDED),
                            "display", single(DISPLAY, ValueKind.FOLDED))));

    private GroupTable() {}

    public static ResourceTable of(SchemaRegistry schemas) {
        return new ResourceTable(
                schemas.group(),
                GroupId::new,
                "group_view",
                "group_id",
                List.of(new Column("displayName", Form.TEXT, "r.display_name")),
                Filterable.with(schemas.group(), "r.group_id", FILTERABLES));
    }
}
