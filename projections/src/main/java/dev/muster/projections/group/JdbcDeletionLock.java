package dev.muster.projections.group;

import dev.muster.directory.UserId;
import dev.muster.directory.user.DeletionLock;
import java.sql.PreparedStatement;
import org.springframework.jdbc.core.JdbcOperations;

public final class JdbcDeletionLock implements DeletionLock {
    /** The lock of a group, by its id as Axon knows it, is the one that the event store takes when it loads the group. */
    private static final String HOLD = """
            select pg_advisory_xact_lock(hashtextextended(tenant_id || '/' || group_id, 0))
              from (select tenant_id, group_id from membership
                     where tenant_id = ? and member_id = ? order by group_id offset 0) as its_groups;
            select from user_view where tenant_id = ? and user_id = ? for update
            """;

    private final JdbcOperations jdbc;

    public JdbcDeletionLock(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void hold(UserId user) {
        jdbc.execute(HOLD, (PreparedStatement statement) -> {
            for (int i : new int[] {1, 3}) {
                statement.setObject(i, user.tenant().value());
                statement.setObject(i + 1, user.value());
            }
            return statement.execute();
        });
    }
}
