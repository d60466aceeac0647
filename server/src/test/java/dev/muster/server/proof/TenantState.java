package dev.muster.server.proof;

import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All that the database holds of a tenant's resources, as one short text: the number of events, and a digest of the rows. */
final class TenantState implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "user_view",
            "user_email",
            "group_view",
            "membership",
            "equipment_view",
            "external_id",
            "name_claim",
            "deleted_user");
    private static final String STATE =
            "select (select count(*) from domain_event where tenant_id = ?) || ' events, rows '"
                    + " || md5(string_agg(row, E'\\n' order by row)) from ("
                    + TABLES.stream()
                            .map(table ->
                                    "select '" + table + "' || t::text as row from " + table + " t where tenant_id = ?")
                            .collect(Collectors.joining(" union all "))
                    + ") as rows";

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate jdbc;
    private final Object[] tenants = new Object[TABLES.size() + 1];

    private TenantState(Connection connection, TenantId tenant) {
        this.connection = new SingleConnectionDataSource(connection, true);
        this.jdbc = new JdbcTemplate(this.connection);
        Arrays.fill(tenants, tenant.value());
    }

    static TenantState of(TestDatabase database, TenantId tenant) {
        try {
            return new TenantState(database.superuser().getConnection(), tenant);
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    String now() {
        return String.valueOf(jdbc.queryForObject(STATE, String.class, tenants));
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
