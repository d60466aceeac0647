package dev.muster.projections.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out connections that bind each transaction to the thread's {@link TenantScope}, LOCAL to it, so that a pooled
 * connection forgets the tenant at its end. The binding travels with the first statement, in the same round trip.
 */
public final class TenantScopedDataSource extends DelegatingDataSource {
    public TenantScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        String scope = TenantScope.current();
        return scope == null ? connection : ScopedConnection.of(connection, scope);
    }
}
