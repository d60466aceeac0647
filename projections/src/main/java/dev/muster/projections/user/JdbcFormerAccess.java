package dev.muster.projections.user;

import dev.muster.directory.UserId;
import dev.muster.directory.user.DeletionLock;
import dev.muster.directory.user.DirectRole;
import dev.muster.directory.user.FormerAccess;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** When something was given is said by the events alone; they are looked at only where somebody returned before it was known who. */
public final class JdbcFormerAccess implements FormerAccess {
    private static final String GROUPS = """
            select m.group_id from membership m
             where m.tenant_id = ? and m.member_id = ?
               and not exists (
                   select from domain_event e
                    where e.tenant_id = ? and e.aggregate_id = m.group_id and e.payload_type = 'MembersAdded'
                      and e.global_index > ?
                      and exists (select from json_array_elements_text(e.payload -> 'users') as added (id)
                                   where added.id = ?))
             order by m.group_id
            """;
    private static final String ROLES = """
            select r.role_id, r.rank from role_mapping r
             where r.tenant_id = ? and r.subject_id = ? and r.kind = 'user'
               and not exists (
                   select from domain_event e
                    where e.tenant_id = ? and e.aggregate_id = r.role_id and e.payload_type = 'RoleMapped'
                      and e.global_index > ?
                      and e.payload -> 'mapping' ->> 'user' = ?)
             order by r.role_id
            """;
    private static final String GROUPS_THERE = """
            select group_id from group_view where tenant_id = ? and group_id = any (?::uuid[]) order by group_id
            """;
    private static final String ROLES_THERE = """
            select role_id from role_view where tenant_id = ? and role_id = any (?::uuid[]) order by role_id
            """;
    private static final String EQUIPMENT_SINCE = """
            select equipment_id from equipment_view
             where tenant_id = ? and holder = ? and checked_out_at > ? order by equipment_id
            """;
    private static final String POSITION = """
            select global_index from domain_event where tenant_id = ? and aggregate_id = ? and sequence_number = ?
            """;

    private final JdbcOperations jdbc;
    private final DeletionLock lock;

    public JdbcFormerAccess(JdbcOperations jdbc, DeletionLock lock) {
        this.jdbc = jdbc;
        this.lock = lock;
    }

    @Override
    public Access held(UserId user, @Nullable Long before) {
        lock.hold(user);
        UUID tenant = user.tenant().value();
        long since = before == null ? Long.MAX_VALUE : position(user, before);
        List<UUID> groups =
                ids(GROUPS, tenant, user.value(), tenant, since, user.value().toString());
        List<DirectRole> roles = jdbc.query(
                ROLES,
                (row, number) -> new DirectRole(row.getObject(1, UUID.class), row.getInt(2)),
                tenant,
                user.value(),
                tenant,
                since,
                user.toString());
        return new Access(groups, roles);
    }

    @Override
    public Access stillThere(UserId user, Access access) {
        UUID tenant = user.tenant().value();
        UUID[] roles = access.roles().stream().map(DirectRole::role).toArray(UUID[]::new);
        Set<UUID> there = new HashSet<>(ids(ROLES_THERE, tenant, roles));
        return new Access(
                ids(GROUPS_THERE, tenant, access.groups().toArray(UUID[]::new)),
                access.roles().stream()
                        .filter(role -> there.contains(role.role()))
                        .toList());
    }

    @Override
    public List<UUID> equipmentSince(UserId user, Instant time) {
        return ids(EQUIPMENT_SINCE, user.tenant().value(), user.value(), time.atOffset(ZoneOffset.UTC));
    }

    private List<UUID> ids(String sql, Object... parameters) {
        return jdbc.query(sql, (row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)), parameters);
    }

    private long position(UserId user, long number) {
        Long position = jdbc.queryForObject(POSITION, Long.class, user.tenant().value(), user.value(), number);
        return position == null ? Long.MAX_VALUE : position;
    }
}
