package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.group.MembershipChange;
import dev.muster.directory.group.Memberships;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/** One SELECT for each change, however many members it names. The group's lock is held before. */
public final class JdbcMemberships implements Memberships {
    // Each named id is looked up by itself, as a scalar subquery: a join could be planned, from statistics that know
    // nothing
    // of this group yet, to compare each of 100,000 with each of 100,000.

    /**
     * Of those who shall be in: who is no member yet, and whether it is a user. Its row is locked against deletion; where a
     * deletion or a renaming has locked it already we don't wait, for that deletion may be waiting for this group.
     */
    private static final String JOINING = """
            with wanted as materialized (
                select w.id from unnest(?::uuid[]) as w (id)
                 where (select true from membership m
                         where m.tenant_id = ? and m.group_id = ? and m.member_id = w.id) is null
            )
            select w.id, case when held.user_id is not null then 'JOINING'
                              when (select true from user_view u where u.tenant_id = ? and u.user_id = w.id)
                              then 'HELD_BY_ANOTHER'
                              else 'UNKNOWN' end as standing
              from wanted w
              left join lateral (select u.user_id from user_view u
                                  where u.tenant_id = ? and u.user_id = w.id
                                    for key share skip locked) as held on true
            """;

    private static final String LEAVING = """
            select w.id, 'LEAVING' as standing from unnest(?::uuid[]) as w (id)
             where (select true from membership m where m.tenant_id = ? and m.group_id = ? and m.member_id = w.id)
            """;

    private static final String LEAVING_UNLESS_NAMED = """
            select rest.id, 'LEAVING' as standing
              from (select m.member_id from membership m where m.tenant_id = ? and m.group_id = ?
                    except select w.id from unnest(?::uuid[]) as w (id)) as rest (id)
            """;

    private static final String RELATIVE = JOINING + " union all " + LEAVING + " order by 1";
    private static final String ABSOLUTE = JOINING + " union all " + LEAVING_UNLESS_NAMED + " order by 1";

    // Two statements in one round trip: the second sees what those committed for whom the first has waited.
    private static final String GROUPS_OF_LEAVING = """
            select user_id from user_view where tenant_id = ? and user_id = ? for update;
            select group_id from membership where tenant_id = ? and member_id = ? order by group_id
            """;

    private final JdbcOperations jdbc;

    public JdbcMemberships(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Difference difference(GroupId group, MembershipChange change) {
        UUID tenant = group.tenant().value();
        UUID[] in = bare(change.in());
        Sorting sorting = new Sorting(group.tenant());
        if (change.nobodyElse()) {
            Object[] parameters = {in, tenant, group.value(), tenant, tenant, tenant, group.value(), in};
            jdbc.query(ABSOLUTE, sorting, parameters);
        } else {
            Object[] parameters = {in, tenant, group.value(), tenant, tenant, bare(change.out()), tenant, group.value()
            };
            jdbc.query(RELATIVE, sorting, parameters);
        }
        return sorting.difference;
    }

    private static final class Sorting implements RowCallbackHandler {
        private final TenantId tenant;
        final Difference difference = new Difference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

        Sorting(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            UserId user = new UserId(tenant, row.getObject(1, UUID.class));
            switch (row.getString(2)) {
                case "JOINING" -> difference.joining().add(user);
                case "LEAVING" -> difference.leaving().add(user);
                case "UNKNOWN" -> difference.unknown().add(user);
                // tried again by whoever sent the command
                default -> throw new CannotAcquireLockException("A joining user is just being deleted or renamed");
            }
        }
    }

    @Override
    public List<GroupId> groupsOfLeaving(UserId user) {
        List<GroupId> groups = jdbc.execute(GROUPS_OF_LEAVING, (PreparedStatement statement) -> {
            for (int i : new int[] {1, 3}) {
                statement.setObject(i, user.tenant().value());
                statement.setObject(i + 1, user.value());
            }
            statement.execute();
            statement.getMoreResults();
            List<GroupId> found = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) found.add(new GroupId(user.tenant(), rows.getObject(1, UUID.class)));
            }
            return found;
        });
        return Objects.requireNonNull(groups);
    }

    private static UUID[] bare(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }
}
