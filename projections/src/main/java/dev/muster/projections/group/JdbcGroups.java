package dev.muster.projections.group;

import dev.muster.directory.Folding;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.schema.Document;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.node.StringNode;

public final class JdbcGroups implements Groups {
    /** One row of a group; the first parameter is the reading integration. */
    static final String SELECT = """
            select g.tenant_id, g.group_id, g.owner, g.display_name, g.document::text as document, g.version, g.created,
                   g.last_modified,
                   (select x.external_id from external_id x
                     where x.tenant_id = g.tenant_id and x.resource_id = g.group_id and x.integration_id = ?)
                       as external_id
              from group_view g
            """;

    private static final String FIND = SELECT + " where g.tenant_id = ? and g.group_id = ?";

    private static final String BY_DISPLAY_NAME =
            "select group_id from group_view where tenant_id = ? and display_name_folded = ?";

    private static final String MEMBERS = """
            select m.member_id, coalesce(u.document ->> 'displayName', u.user_name) as display
              from membership m join user_view u on u.tenant_id = m.tenant_id and u.user_id = m.member_id
             where m.tenant_id = ? and m.group_id = ? and m.member_id > ?
             order by m.member_id limit ?
            """;

    /** Members in one round trip. */
    private static final int BATCH = 1_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcOperations jdbc;

    public JdbcGroups(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<GroupView> find(GroupId group, @Nullable IntegrationId reader) {
        return jdbc
                .query(
                        FIND,
                        (row, number) -> view(row),
                        reader == null ? null : reader.value(),
                        group.tenant().value(),
                        group.value())
                .stream()
                .findFirst();
    }

    @Override
    public void members(GroupId group, Consumer<GroupView.Member> each) {
        UUID last = BEFORE_ALL;
        while (true) {
            var batch = jdbc.query(
                    MEMBERS,
                    (row, number) -> new GroupView.Member(
                            new UserId(group.tenant(), row.getObject(1, UUID.class)), row.getString(2)),
                    group.tenant().value(),
                    group.value(),
                    last,
                    BATCH);
            batch.forEach(each);
            if (batch.size() < BATCH) return;
            last = batch.getLast().user().value();
        }
    }

    @Override
    public Optional<GroupId> byDisplayName(TenantId tenant, String displayName) {
        return jdbc
                .query(
                        BY_DISPLAY_NAME,
                        (row, number) -> new GroupId(tenant, row.getObject(1, UUID.class)),
                        tenant.value(),
                        Folding.fold(displayName))
                .stream()
                .findFirst();
    }

    static GroupView view(ResultSet row) throws SQLException {
        TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        UUID owner = row.getObject("owner", UUID.class);
        String displayName = row.getString("display_name");
        return new GroupView(
                new GroupId(tenant, row.getObject("group_id", UUID.class)),
                owner == null ? null : new IntegrationId(tenant, owner),
                displayName,
                Document.parse(row.getString("document")).with("displayName", StringNode.valueOf(displayName)),
                row.getString("external_id"),
                row.getLong("version"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_modified", OffsetDateTime.class).toInstant());
    }
}
