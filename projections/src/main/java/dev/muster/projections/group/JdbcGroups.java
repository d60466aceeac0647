package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.UserId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcOperations;

public final class JdbcGroups implements Groups {
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
    public void members(GroupId group, Consumer<GroupMember> each) {
        UUID last = BEFORE_ALL;
        while (true) {
            List<GroupMember> batch = jdbc.query(
                    MEMBERS,
                    (row, number) ->
                            new GroupMember(new UserId(group.tenant(), row.getObject(1, UUID.class)), row.getString(2)),
                    group.tenant().value(),
                    group.value(),
                    last,
                    BATCH);
            batch.forEach(each);
            if (batch.size() < BATCH) return;
            last = batch.getLast().user().value();
        }
    }
}
