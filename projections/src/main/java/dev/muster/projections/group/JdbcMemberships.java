package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.group.MembershipChange;
import dev.muster.directory.group.Memberships;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/** One SELECT for each change, however many members it names. The group's lock is held before. */
public final class JdbcMemberships implements Memberships {
    // Each named id is looked up by itself, as a scalar subquery: a join could be planned, from statistics that know
    // nothing
    // of this group yet, to compare each of 100,000 with each of 100,000.

    /**
     * Of those who shall be in: who is no member yet, and whether it is a user. Its row is locked against deletion; a deletion
     * that is under way is waited for, and leaves nobody to lock.
     */
    private static final String JOINING = """
            with wanted as materialized (
                select w.id from unnest(?::uuid[]) as w (id)
                 where (select true from membership m
                         where m.tenant_id = ? and m.group_id = ? and m.member_id = w.id) is null
            )
            select w.id, case when held.user_id is null then 'UNKNOWN' else 'JOINING' end as standing
              from wanted w
              left join lateral (select u.user_id from user_view u
                                  where u.tenant_id = ? and u.user_id = w.id for key share) as held on true
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

    private static final String GROUPS_OF =
            "select group_id from membership where tenant_id = ? and member_id = ? order by group_id";

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
            Object[] parameters = {in, tenant, group.value(), tenant, tenant, group.value(), in};
            jdbc.query(ABSOLUTE, sorting, parameters);
        } else {
            Object[] parameters = {in, tenant, group.value(), tenant, bare(change.out()), tenant, group.value()};
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
                default -> difference.unknown().add(user);
            }
        }
    }

    @Override
    public List<GroupId> groupsOf(UserId user) {
        return jdbc.query(
                GROUPS_OF,
                (row, number) -> new GroupId(user.tenant(), row.getObject(1, UUID.class)),
                user.tenant().value(),
                user.value());
    }

    private static UUID[] bare(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }
}
