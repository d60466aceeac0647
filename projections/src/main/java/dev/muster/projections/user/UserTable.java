package dev.muster.projections.user;

import static dev.muster.projections.filter.Filterable.indexed;
import static dev.muster.projections.filter.Filterable.reference;
import static dev.muster.projections.filter.Filterable.single;

import dev.muster.directory.UserId;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.filter.Filterable;
import dev.muster.projections.filter.Filterable.Many;
import dev.muster.projections.filter.Filterable.Named;
import dev.muster.projections.filter.ValueKind;
import dev.muster.projections.resource.ResourceTable;
import dev.muster.projections.resource.ResourceTable.Column;
import dev.muster.projections.resource.ResourceTable.Form;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where users stand, and what filters may ask of them. */
public final class UserTable {
    private UserTable() {}

    /** Those that the user is in, and those that contain these: RFC 7643 4.1.2 calls them direct and indirect. */
    private static final String UPWARDS = """
            (with recursive above (group_id, direct) as (
                 select m.group_id, true from membership m where m.tenant_id = r.tenant_id and m.member_id = r.user_id
                  union
                 select m.group_id, false
                   from above join membership m on m.tenant_id = r.tenant_id and m.member_id = above.group_id
             )
             select above.group_id, bool_or(above.direct) as direct from above group by above.group_id) a
               join group_view g on g.tenant_id = r.tenant_id and g.group_id = a.group_id""";

    private static final String DIRECTNESS = "case when a.direct then 'direct' else 'indirect' end";

    private static final String GROUPS = """
            (select json_agg(json_build_object('value', g.group_id, 'display', g.display_name, 'type', %s)
                             order by g.display_name_folded)::text
               from %s)""".formatted(DIRECTNESS, UPWARDS);

    /**
     * Who is in a group that is named, or in one below it. The groups are an array, so that they are found first and once; and the
     * offset has their members found by themselves: a plan for a short page would rather walk everybody until it has met enough.
     */
    private static final String DOWNWARDS = """
            r.user_id in (
                select m.member_id from membership m
                 where m.tenant_id = :tenant and not m.is_group and m.group_id = any (array(
                    with recursive below (group_id) as (
                        select g.group_id from group_view g where g.tenant_id = :tenant and %s
                         union
                        select m.member_id from below
                          join membership m on m.tenant_id = :tenant and m.group_id = below.group_id and m.is_group
                    )
                    select below.group_id from below)) offset 0)""";

    private static final String ONE_GROUP = """
            group_view g cross join lateral (
                select exists (select from membership m where m.tenant_id = g.tenant_id and m.group_id = g.group_id
                                  and m.member_id = r.user_id) as direct) a""";

    private static final Map<String, Filterable> FILTERABLES = Map.of(
            "userName", indexed("r.user_name_folded", ValueKind.FOLDED),
            "active", single("r.active", ValueKind.BOOLEAN),
            "displayName", indexed("r.display_name_folded", ValueKind.FOLDED),
            "name.familyName", single("r.family_name_folded", ValueKind.FOLDED),
            "name.givenName", single("r.given_name_folded", ValueKind.FOLDED),
            // there is an index, but who has the same type are many
            "userType", single("r.user_type_folded", ValueKind.FOLDED),
            // without those that have no value, so the document knows more
            "emails",
                    new Many(
                            "user_email e",
                            "e.tenant_id = r.tenant_id and e.user_id = r.user_id",
                            Map.of(
                                    "value", indexed("e.folded", ValueKind.FOLDED),
                                    "type", single("nullif(e.type_folded, '')", ValueKind.FOLDED),
                                    "primary", single("e.is_primary", ValueKind.FLAG)),
                            "value",
                            "e.folded"),
            "groups",
                    new Many(
                            UPWARDS,
                            "true",
                            Map.of(
                                    "value", indexed("g.group_id", ValueKind.LINK),
                                    "$ref", reference("/Groups", "g.group_id"),
                                    "display", indexed("g.display_name_folded", ValueKind.FOLDED),
                                    "type", single(DIRECTNESS + " collate \"C\"", ValueKind.FOLDED)),
                            null,
                            "g.display_name_folded",
                            new Named(Set.of("value", "display"), DOWNWARDS, ONE_GROUP, "g.tenant_id = r.tenant_id")));

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
                Filterable.with(schemas.user(), "r.user_id", FILTERABLES));
    }
}
