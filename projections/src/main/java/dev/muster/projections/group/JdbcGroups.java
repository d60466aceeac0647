package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcOperations;

public final class JdbcGroups implements Groups {
    private static final String MEMBERS = """
            select m.member_id, m.is_group,
                   case when m.is_group then g.display_name
                        else coalesce(u.document ->> 'displayName', u.user_name) end as display
              from membership m
              left join user_view u on u.tenant_id = m.tenant_id and u.user_id = m.member_id and not m.is_group
              left join group_view g on g.tenant_id = m.tenant_id and g.group_id = m.member_id and m.is_group
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
    public void members(GroupId group, Consumer<GroupMember> each) {
        UUID last = BEFORE_ALL;
        while (true) {
            List<GroupMember> batch = jdbc.query(
                    MEMBERS,
                    (row, number) -> member(group.tenant(), row),
                    group.tenant().value(),
                    group.value(),
                    last,
                    BATCH);
            batch.forEach(each);
            if (batch.size() < BATCH) return;
            last = batch.getLast().member().value();
        }
    }

    private static GroupMember member(TenantId tenant, ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new GroupMember(row.getBoolean(2) ? new GroupId(tenant, id) : new UserId(tenant, id), row.getString(3));
    }
}
