package dev.muster.projections.user;

import static dev.muster.projections.filter.Filterable.inDocument;
import static dev.muster.projections.filter.Filterable.manyInDocument;
import static dev.muster.projections.filter.Filterable.single;

import dev.muster.directory.UserId;
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

/** Where users stand, and what filters may ask of them. */
public final class UserTable {
    private UserTable() {}

    private static final String GROUPS = """
            (select json_agg(json_build_object('value', g.group_id, 'display', g.display_name, 'type', 'direct')
                             order by g.display_name_folded)::text
               from membership m join group_view g on g.tenant_id = m.tenant_id and g.group_id = m.group_id
              where m.tenant_id = r.tenant_id and m.member_id = r.user_id)""";

    private static final Map<String, Filterable> FILTERABLES = Map.ofEntries(
            Map.entry("id", single("r.user_id", ValueKind.ID)),
            Map.entry("externalId", Filterable.externalId("r.user_id", "User")),
            Map.entry("userName", single("r.user_name_folded", ValueKind.FOLDED)),
            Map.entry("active", single("r.active", ValueKind.BOOLEAN)),
            Map.entry("displayName", single("r.display_name_folded", ValueKind.FOLDED)),
            Map.entry("name.familyName", single("r.family_name_folded", ValueKind.FOLDED)),
            Map.entry("name.givenName", single("r.given_name_folded", ValueKind.FOLDED)),
            Map.entry("name.formatted", inDocument("name.formatted")),
            Map.entry("name.middleName", inDocument("name.middleName")),
            Map.entry("name.honorificPrefix", inDocument("name.honorificPrefix")),
            Map.entry("name.honorificSuffix", inDocument("name.honorificSuffix")),
            Map.entry("userType", single("r.user_type", ValueKind.TEXT)),
            Map.entry(
                    "emails",
                    new Many(
                            "user_email e",
                            "e.tenant_id = r.tenant_id and e.user_id = r.user_id",
                            Map.of(
                                    "value", new Single("e.folded", ValueKind.FOLDED),
                                    "type", new Single("e.type_folded", ValueKind.FOLDED),
                                    "primary", new Single("e.is_primary", ValueKind.BOOLEAN)))),
            Map.entry("phoneNumbers", manyInDocument("phoneNumbers", "value", "type")),
            Map.entry(
                    "groups",
                    new Many(
                            "membership m",
                            "m.tenant_id = r.tenant_id and m.member_id = r.user_id",
                            Map.of("value", new Single("m.group_id", ValueKind.ID)))),
            Map.entry("meta.resourceType", new Filterable.Constant("User")),
            Map.entry("meta.created", single("r.created", ValueKind.TIME)),
            Map.entry("meta.lastModified", single("r.last_modified", ValueKind.TIME)),
            Map.entry("meta.version", single("('W/\"' || r.version || '\"') collate \"C\"", ValueKind.EXACT)));

    public static ResourceTable of(SchemaRegistry schemas) {
        return new ResourceTable(
                schemas.user(),
                UserId::new,
                "user_view",
                "user_id",
                List.of(
                        new Column("userName", Form.TEXT, "r.user_name"),
                        new Column("active", Form.BOOLEAN, "r.active"),
                        new Column("groups", Form.JSON, GROUPS)),
                FILTERABLES);
    }
}
