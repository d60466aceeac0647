package dev.muster.projections.group;

import dev.muster.directory.TenantId;
import dev.muster.projections.resource.TimeOrder;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads pages of groups, with the number of their members: those of the page are counted, not all. */
public class GroupList {
    private static final String PAGE = """
            with page as (
                select group_id, display_name, display_name_folded, owner, created, last_modified
                  from group_view where tenant_id = :tenant
            """;
    private static final String WITH_MEMBERS_AND_REFUSALS = """
            )
            select page.*,
                   (select count(*) from membership m where m.tenant_id = :tenant and m.group_id = page.group_id)
                   as members,
                   (select count(*) from provisioning_log l
                     where l.tenant_id = :tenant and l.resource_id = page.group_id and l.status >= 400
                       and l.at > now() - interval '7 days')
                   + (select count(*) from provisioning_log l
                       where l.tenant_id = :tenant and l.subject = page.display_name_folded and l.resource_id is null
                         and l.status >= 400 and l.at > now() - interval '7 days') as refusals
              from page
            """;

    private final JdbcClient db;

    public GroupList(JdbcClient db) {
        this.db = db;
    }

    public List<ListedGroup> read(TenantId tenant, TimeOrder order, int limit) {
        Map<String, Object> values = order.parameters();
        values.put("tenant", tenant.value());
        return db.sql(PAGE
                        + order.condition("group_id")
                        + order.orderBy("group_id")
                        + " limit " + limit
                        + WITH_MEMBERS_AND_REFUSALS
                        + order.orderBy("group_id"))
                .params(values)
                .query((row, number) -> new ListedGroup(
                        row.getObject("group_id", UUID.class),
                        row.getString("display_name"),
                        row.getObject("owner", UUID.class),
                        row.getObject("created", OffsetDateTime.class).toInstant(),
                        row.getObject("last_modified", OffsetDateTime.class).toInstant(),
                        row.getLong("members"),
                        row.getInt("refusals")))
                .list();
    }
}
