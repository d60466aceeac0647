package dev.muster.projections.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out connections that are bound to the thread's {@link TenantScope}, whatever they were bound to before; outside any
 * scope to nothing. The binding travels with the first statement of a transaction, in the same round trip.
 */
public final class TenantScopedDataSource extends DelegatingDataSource {
    /** Not even what the connection's last user saw. */
    private static final String NOBODY = "";

    public TenantScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        String scope = TenantScope.current();
        return ScopedConnection.of(connection, scope == null ? NOBODY : scope);
    }
}
