package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

public final class JdbcGroups implements Groups {
    // each display by its key: a join may read everybody in the tenant for the sake of a few
    private static final String MEMBERS = """
            select m.member_id, m.is_group,
                   case when m.is_group
                        then (select g.display_name from group_view g
                               where g.tenant_id = m.tenant_id and g.group_id = m.member_id)
                        else (select person_name(u.document, u.user_name) from user_view u
                               where u.tenant_id = m.tenant_id and u.user_id = m.member_id) end as display
              from membership m
             where m.tenant_id = ? and m.group_id = ?
             order by m.member_id
            """;

    private static final String MORE_THAN = """
            select exists (select from membership where tenant_id = ? and group_id = ? offset ?)
            """;

    /** So many members are a small group: they are read again where there are more. */
    private static final int FEW = 100;

    /** So many come at once of a large group. */
    private static final int MANY = 1_000;

    private final JdbcOperations jdbc;
    private final TransactionTemplate transaction;

    public JdbcGroups(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void members(GroupId group, Consumer<GroupMember> each) {
        List<GroupMember> few = jdbc.query(
                MEMBERS + " limit ?",
                (row, number) -> member(group.tenant(), row),
                group.tenant().value(),
                group.value(),
                FEW + 1);
        if (few.size() <= FEW) few.forEach(each);
        else many(group, each);
    }

    /** By one statement, which sees one moment; page by page, two moments would be mixed that never were together. */
    private void many(GroupId group, Consumer<GroupMember> each) {
        try (var packed = new PackedMembers()) {
            RowCallbackHandler pack =
                    row -> packed.add(row.getObject(1, UUID.class), row.getBoolean(2), row.getString(3));
            transaction.executeWithoutResult(status -> jdbc.query(
                    connection -> {
                        PreparedStatement statement = connection.prepareStatement(MEMBERS);
                        statement.setFetchSize(MANY);
                        statement.setObject(1, group.tenant().value());
                        statement.setObject(2, group.value());
                        return statement;
                    },
                    pack));
            packed.unpack(group.tenant(), each);
        }
    }

    @Override
    public boolean hasMoreMembersThan(int few, GroupId group) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject(MORE_THAN, Boolean.class, group.tenant().value(), group.value(), few));
    }

    private static GroupMember member(TenantId tenant, ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new GroupMember(row.getBoolean(2) ? new GroupId(tenant, id) : new UserId(tenant, id), row.getString(3));
    }
}
