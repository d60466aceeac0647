package dev.muster.projections.user;

import dev.muster.directory.TenantId;
import dev.muster.projections.resource.TimeOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads pages of users. Neither order has an index of its own: one on last_modified would be written with every change of
 * every user, for a list that a person opens now and then. A page costs one pass over the tenant's users.
 */
public class UserList {
    private static final String PAGE = """
            with page as (
                select user_id, user_name, user_name_folded, active, user_type, owner, created, last_modified,
                       person_name(document, user_name) as display_name
                  from user_view where tenant_id = :tenant
            """;
    private static final String WITH_GROUPS_AND_REFUSALS = """
            )
            select page.*,
                   array(select g.display_name from membership m join group_view g using (tenant_id, group_id)
                          where m.tenant_id = :tenant and m.member_id = page.user_id order by g.display_name_folded)
                   as groups,
                   (select count(*) from provisioning_log l
                     where l.tenant_id = :tenant and l.resource_id = page.user_id and l.status >= 400
                       and l.at > now() - interval '7 days')
                   + (select count(*) from provisioning_log l
                       where l.tenant_id = :tenant and l.subject = page.user_name_folded and l.resource_id is null
                         and l.status >= 400 and l.at > now() - interval '7 days') as refusals
              from page
            """;

    private final JdbcClient db;

    public UserList(JdbcClient db) {
        this.db = db;
    }

    /** @param userName folded; null: whatever it is */
    public List<ListedUser> read(
            TenantId tenant, @Nullable String userName, @Nullable Boolean active, TimeOrder order, int limit) {
        Map<String, Object> values = order.parameters();
        values.put("tenant", tenant.value());
        if (userName != null) values.put("name", userName);
        if (active != null) values.put("active", active);
        return db.sql(PAGE
                        + (userName == null ? "" : " and user_name_folded = :name")
                        + (active == null ? "" : " and active = :active")
                        + order.condition("user_id")
                        + order.orderBy("user_id")
                        + " limit " + limit
                        + WITH_GROUPS_AND_REFUSALS
                        + order.orderBy("user_id"))
                .params(values)
                .query((row, number) -> user(row))
                .list();
    }

    private static ListedUser user(ResultSet row) throws SQLException {
        return new ListedUser(
                row.getObject("user_id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getBoolean("active"),
                row.getString("user_type"),
                row.getObject("owner", UUID.class),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_modified", OffsetDateTime.class).toInstant(),
                Arrays.asList((String[]) row.getArray("groups").getArray()),
                row.getInt("refusals"));
    }
}
