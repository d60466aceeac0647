package dev.muster.projections.user;

import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.text.Folding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

public final class JdbcUsers implements Users {
    /** One row of a user; the first parameter is the reading integration. */
    static final String SELECT = """
            select u.tenant_id, u.user_id, u.owner, u.user_name, u.active, u.document::text as document, u.version,
                   u.created, u.last_modified,
                   (select x.external_id from external_id x
                     where x.tenant_id = u.tenant_id and x.resource_id = u.user_id and x.integration_id = ?)
                       as external_id,
                   (select array_agg(g.group_id || ' ' || g.display_name order by g.display_name_folded)
                      from membership m join group_view g using (tenant_id, group_id)
                     where m.tenant_id = u.tenant_id and m.member_id = u.user_id) as groups
              from user_view u
            """;

    private static final String FIND = SELECT + " where u.tenant_id = ? and u.user_id = ?";

    // Who may be meant is found first, by indexes, and then looked at one by one: asked for in one join, the planner
    // would
    // rather walk all users of a tenant in the order of their ids, in the hope of meeting a leaver soon.
    private static final String FIND_LEAVERS = """
            with meant as materialized (
                select x.resource_id as user_id, 1 as nearness from external_id x
                 where x.tenant_id = ? and x.integration_id = ? and x.kind = 'User' and x.external_id = ?
                union all
                select n.user_id, 2 from user_view n where n.tenant_id = ? and n.user_name_folded = ?
                union all
                select e.user_id, 3 from user_email e
                 where e.tenant_id = ? and e.folded = ?
                   and (e.is_primary or not exists (
                       select 1 from user_email o
                        where o.tenant_id = e.tenant_id and o.user_id = e.user_id and o.folded <> e.folded))
            )
            select m.user_id from meant m
             where (select u.owner = ? and not u.active from user_view u where u.tenant_id = ? and u.user_id = m.user_id)
             group by m.user_id order by min(m.nearness), m.user_id limit 10
            """;

    private final JdbcOperations jdbc;

    public JdbcUsers(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<UserView> find(UserId user, @Nullable IntegrationId reader) {
        return jdbc
                .query(
                        FIND,
                        (row, number) -> view(row),
                        reader == null ? null : reader.value(),
                        user.tenant().value(),
                        user.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<UserId> findLeavers(
            IntegrationId integration, String userName, @Nullable String primaryEmail, @Nullable String externalId) {
        TenantId tenant = integration.tenant();
        return jdbc.query(
                FIND_LEAVERS,
                (row, number) -> new UserId(tenant, row.getObject(1, UUID.class)),
                tenant.value(),
                integration.value(),
                externalId,
                tenant.value(),
                Folding.fold(userName),
                tenant.value(),
                primaryEmail == null ? null : Folding.fold(primaryEmail),
                integration.value(),
                tenant.value());
    }

    @Override
    public Optional<UserId> byUserName(TenantId tenant, String userName) {
        return jdbc
                .query(
                        "select user_id from user_view where tenant_id = ? and user_name_folded = ?",
                        (row, number) -> new UserId(tenant, row.getObject(1, UUID.class)),
                        tenant.value(),
                        Folding.fold(userName))
                .stream()
                .findFirst();
    }

    static UserView view(ResultSet row) throws SQLException {
        TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        UUID owner = row.getObject("owner", UUID.class);
        boolean active = row.getBoolean("active");
        Document document = Document.parse(row.getString("document"))
                .with("userName", StringNode.valueOf(row.getString("user_name")))
                .with("active", BooleanNode.valueOf(active));
        return new UserView(
                new UserId(tenant, row.getObject("user_id", UUID.class)),
                owner == null ? null : new IntegrationId(tenant, owner),
                document,
                row.getString("external_id"),
                active,
                row.getLong("version"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_modified", OffsetDateTime.class).toInstant(),
                groups(tenant, row));
    }

    private static List<UserView.GroupOfUser> groups(TenantId tenant, ResultSet row) throws SQLException {
        java.sql.Array array = row.getArray("groups");
        if (array == null) return List.of();
        List<UserView.GroupOfUser> groups = new ArrayList<>();
        for (String entry : (String[]) array.getArray()) {
            UUID id = UUID.fromString(entry.substring(0, 36));
            groups.add(new UserView.GroupOfUser(new GroupId(tenant, id), entry.substring(37)));
        }
        return groups;
    }
}
