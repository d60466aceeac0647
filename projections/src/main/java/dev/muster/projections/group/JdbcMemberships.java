package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
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
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * One SELECT for each change, however many users it names; one more where it names what is no user. The group's lock is held
 * before.
 */
public final class JdbcMemberships implements Memberships {
    // Each named id is looked up by itself: a join could be planned, from statistics that know nothing of this group
    // yet, to
    // compare each of 100,000 with each of 100,000.

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
            select w.id, case when m.is_group then 'LEAVING_GROUP' else 'LEAVING' end as standing
              from unnest(?::uuid[]) as w (id)
             cross join lateral (select member.is_group from membership member
                                  where member.tenant_id = ? and member.group_id = ? and member.member_id = w.id
                                 offset 0) as m
            """;

    private static final String LEAVING_UNLESS_NAMED = """
            select rest.id, case when m.is_group then 'LEAVING_GROUP' else 'LEAVING' end as standing
              from (select m.member_id from membership m where m.tenant_id = ? and m.group_id = ?
                    except select w.id from unnest(?::uuid[]) as w (id)) as rest (id)
             cross join lateral (select member.is_group from membership member
                                  where member.tenant_id = ? and member.group_id = ? and member.member_id = rest.id
                                 offset 0) as m
            """;

    private static final String RELATIVE = JOINING + " union all " + LEAVING + " order by 1";
    private static final String ABSOLUTE = JOINING + " union all " + LEAVING_UNLESS_NAMED + " order by 1";

    /** One at a time in a tenant: two that put groups into each other would each miss the other's half of the circle. */
    private static final String NEST = "select pg_advisory_xact_lock(hashtextextended(? || ' groups in groups', 0))";

    /** Of those that are no users: what is a group, locked against deletion, and whether it contains the group already. */
    private static final String GROUPS = """
            with recursive above (id) as (
                select ?::uuid
                 union
                select m.group_id from above join membership m on m.tenant_id = ? and m.member_id = above.id
            )
            select w.id, case when held.group_id is null and w.id <> ?::uuid then 'UNKNOWN'
                              when w.id in (select above.id from above) then 'CIRCULAR'
                              else 'JOINING_GROUP' end as standing
              from unnest(?::uuid[]) as w (id)
              left join lateral (select g.group_id from group_view g
                                  where g.tenant_id = ? and g.group_id = w.id for key share) as held on true
             order by 1
            """;

    private static final String SIZE = "select count(*) from membership where tenant_id = ? and group_id = ?";

    private static final String GROUPS_OF =
            "select group_id from membership where tenant_id = ? and member_id = ? order by group_id";

    /** The lock of a group, by its id as Axon knows it, is the one that the event store takes when it loads the group. */
    private static final String HOLD = """
            select pg_advisory_xact_lock(hashtextextended(tenant_id || '/' || group_id, 0))
              from (select tenant_id, group_id from membership
                     where tenant_id = ? and member_id = ? order by group_id offset 0) as its_groups;
            select from group_view where tenant_id = ? and group_id = ? for update
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
            Object[] parameters = {in, tenant, group.value(), tenant, tenant, group.value(), in, tenant, group.value()};
            jdbc.query(ABSOLUTE, sorting, parameters);
        } else {
            Object[] parameters = {in, tenant, group.value(), tenant, bare(change.out()), tenant, group.value()};
            jdbc.query(RELATIVE, sorting, parameters);
        }
        UUID[] noUsers = bare(sorting.unknown);
        if (noUsers.length > 0) {
            sorting.unknown.clear();
            jdbc.query(NEST, row -> {}, tenant.toString());
            jdbc.query(GROUPS, sorting, group.value(), tenant, group.value(), noUsers, tenant);
        }
        return sorting.difference();
    }

    private static final class Sorting implements RowCallbackHandler {
        private final TenantId tenant;
        private final List<UserId> joining = new ArrayList<>();
        private final List<UserId> leaving = new ArrayList<>();
        private final List<GroupId> joiningGroups = new ArrayList<>();
        private final List<GroupId> leavingGroups = new ArrayList<>();
        private final List<GroupId> circular = new ArrayList<>();
        final List<UUID> unknown = new ArrayList<>();

        Sorting(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            UUID id = row.getObject(1, UUID.class);
            switch (row.getString(2)) {
                case "JOINING" -> joining.add(new UserId(tenant, id));
                case "LEAVING" -> leaving.add(new UserId(tenant, id));
                case "JOINING_GROUP" -> joiningGroups.add(new GroupId(tenant, id));
                case "LEAVING_GROUP" -> leavingGroups.add(new GroupId(tenant, id));
                case "CIRCULAR" -> circular.add(new GroupId(tenant, id));
                default -> unknown.add(id);
            }
        }

        Difference difference() {
            return new Difference(joining, leaving, new Nesting(joiningGroups, leavingGroups, circular), unknown);
        }
    }

    @Override
    public int size(GroupId group) {
        Integer size = jdbc.queryForObject(SIZE, Integer.class, group.tenant().value(), group.value());
        return Objects.requireNonNull(size);
    }

    @Override
    public List<GroupId> groupsOf(ResourceId member) {
        return jdbc.query(
                GROUPS_OF,
                (row, number) -> new GroupId(member.tenant(), row.getObject(1, UUID.class)),
                member.tenant().value(),
                member.value());
    }

    @Override
    public void holdForDeletion(GroupId group) {
        jdbc.execute(HOLD, (PreparedStatement statement) -> {
            for (int i : new int[] {1, 3}) {
                statement.setObject(i, group.tenant().value());
                statement.setObject(i + 1, group.value());
            }
            return statement.execute();
        });
    }

    private static UUID[] bare(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
