package dev.muster.projections.role;

import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.UserId;
import dev.muster.directory.role.RoleHolders;
import dev.muster.directory.role.RoleMapping;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

public final class JdbcRoleHolders implements RoleHolders {
    private static final String GROUP = "select from group_view where tenant_id = ? and group_id = ? for ";
    private static final String USER = "select from user_view where tenant_id = ? and user_id = ? for ";
    private static final String ROLES =
            "; select role_id from role_mapping where tenant_id = ? and subject_id = ? order by role_id";

    private final JdbcOperations jdbc;

    public JdbcRoleHolders(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isThere(RoleMapping mapping) {
        return switch (mapping) {
            case RoleMapping.MembersOf of -> isThere(GROUP, of.group());
            case RoleMapping.OneUser one -> isThere(USER, one.user());
            case RoleMapping.UsersOfType anybody -> true;
            case RoleMapping.Everybody anybody -> true;
        };
    }

    private boolean isThere(String row, ResourceId id) {
        return !jdbc.query(
                        row + "key share", (found, number) -> true, id.tenant().value(), id.value())
                .isEmpty();
    }

    /** Two statements in one round trip: the second sees what those committed for whom the first has waited. */
    @Override
    public List<RoleId> rolesOf(ResourceId id) {
        String sql = (id instanceof UserId ? USER : GROUP) + "update" + ROLES;
        List<RoleId> roles = jdbc.execute(sql, (PreparedStatement statement) -> {
            for (int i : new int[] {1, 3}) {
                statement.setObject(i, id.tenant().value());
                statement.setObject(i + 1, id.value());
            }
            statement.execute();
            statement.getMoreResults();
            List<RoleId> found = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) found.add(new RoleId(id.tenant(), rows.getObject(1, UUID.class)));
            }
            return found;
        });
        return Objects.requireNonNull(roles);
    }
}
