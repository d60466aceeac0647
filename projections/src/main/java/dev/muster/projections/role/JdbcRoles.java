package dev.muster.projections.role;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.RoleId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.text.Folding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

public final class JdbcRoles implements Roles {
    /** What a mapping (alias m) is called, by people. */
    private static final String DISPLAY = """
            case m.kind
                when 'group' then (select g.display_name from group_view g
                                    where g.tenant_id = m.tenant_id and g.group_id = m.subject_id)
                when 'user' then (select d.user_name from user_view d
                                   where d.tenant_id = m.tenant_id and d.user_id = m.subject_id)
                else m.spelling
            end as display
            """;

    private static final String SELECT = """
            select r.role_id, r.name, r.version, r.created, r.last_modified, m.kind, m.subject, m.rank, %s
              from (select * from role_view where tenant_id = ? and %s) as r
              left join role_mapping m on m.tenant_id = r.tenant_id and m.role_id = r.role_id
             order by r.name_folded, m.rank, m.kind, m.subject
            """;
    private static final String PAGE = SELECT.formatted(DISPLAY, "name_folded > ? order by name_folded limit ?");
    private static final String FIND = SELECT.formatted(DISPLAY, "role_id = ?");

    private static final String HOLDERS = """
            select u.user_id, u.user_name, u.active, m.kind, m.subject, m.rank, %s
              from (select distinct a.user_id from role_assignment a
                     where a.tenant_id = ? and a.role_id = ? and a.user_id > ?
                     order by a.user_id limit ?) as page
              join user_view u on u.tenant_id = ? and u.user_id = page.user_id
              join role_assignment m on m.tenant_id = ? and m.role_id = ? and m.user_id = u.user_id
             order by u.user_id, m.rank, m.kind, m.subject
            """.formatted(DISPLAY);

    private static final String ACCESS = """
            select u.user_name, u.active, u.deactivated_at, u.owner, u.user_type, r.name as role, m.kind, m.subject, m.rank, %s
              from user_view u
              left join role_assignment m on m.tenant_id = u.tenant_id and m.user_id = u.user_id and u.active
              left join role_view r on r.tenant_id = m.tenant_id and r.role_id = m.role_id
             where u.tenant_id = ? and u.user_name_folded = ?
             order by m.rank, r.name_folded, m.kind, m.subject
            """.formatted(DISPLAY);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcOperations jdbc;

    public JdbcRoles(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<RoleView> page(TenantId tenant, @Nullable String after, int most) {
        return roles(tenant, PAGE, tenant.value(), after == null ? "" : Folding.fold(after), most);
    }

    @Override
    public Optional<RoleView> find(RoleId role) {
        return roles(role.tenant(), FIND, role.tenant().value(), role.value()).stream()
                .findFirst();
    }

    private List<RoleView> roles(TenantId tenant, String sql, Object... parameters) {
        Map<UUID, RoleView> byId = new LinkedHashMap<>();
        jdbc.query(
                sql,
                row -> {
                    UUID id = row.getObject("role_id", UUID.class);
                    RoleView role = byId.get(id);
                    if (role == null) {
                        role = new RoleView(
                                new RoleId(tenant, id),
                                row.getString("name"),
                                row.getLong("version"),
                                row.getObject("created", OffsetDateTime.class).toInstant(),
                                row.getObject("last_modified", OffsetDateTime.class)
                                        .toInstant(),
                                new ArrayList<>());
                        byId.put(id, role);
                    }
                    if (row.getString("kind") != null) role.mappings().add(mapping(row));
                },
                parameters);
        return List.copyOf(byId.values());
    }

    @Override
    public List<RoleHolder> holders(RoleId role, @Nullable UUID after, int count) {
        UUID tenant = role.tenant().value();
        Map<UUID, RoleHolder> byId = new LinkedHashMap<>();
        jdbc.query(
                HOLDERS,
                row -> {
                    UUID id = row.getObject("user_id", UUID.class);
                    RoleHolder holder = byId.get(id);
                    if (holder == null) {
                        holder = new RoleHolder(
                                new UserId(role.tenant(), id),
                                row.getString("user_name"),
                                row.getBoolean("active"),
                                new ArrayList<>());
                        byId.put(id, holder);
                    }
                    holder.because().add(mapping(row));
                },
                tenant,
                role.value(),
                after == null ? BEFORE_ALL : after,
                count,
                tenant,
                tenant,
                role.value());
        return List.copyOf(byId.values());
    }

    @Override
    public Access accessOf(TenantId tenant, String userName) {
        List<Access.Cause> because = new ArrayList<>();
        List<Access> found = jdbc.query(
                ACCESS,
                (row, number) -> {
                    String role = row.getString("role");
                    OffsetDateTime deactivated = row.getObject("deactivated_at", OffsetDateTime.class);
                    UUID owner = row.getObject("owner", UUID.class);
                    if (role != null) because.add(new Access.Cause(role, mapping(row)));
                    return new Access(
                            row.getString("user_name"),
                            row.getBoolean("active") ? Access.Reason.ACTIVE : Access.Reason.DEACTIVATED,
                            deactivated == null ? null : deactivated.toInstant(),
                            owner == null ? null : new IntegrationId(tenant, owner),
                            row.getString("user_type"),
                            because);
                },
                tenant.value(),
                Folding.fold(userName));
        return found.isEmpty()
                ? new Access(userName, Access.Reason.UNKNOWN, null, null, null, List.of())
                : found.getFirst();
    }

    private static RoleView.Mapping mapping(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        boolean hasId = kind.equals("group") || kind.equals("user");
        return new RoleView.Mapping(
                kind, hasId ? row.getString("subject") : null, row.getString("display"), row.getInt("rank"));
    }
}
