package dev.muster.projections.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out connections that are bound to the thread's {@link TenantScope} for one transaction (the setting is LOCAL, so a
 * pooled connection forgets it at the end). The pool's connections must have auto-commit off.
 */
public final class TenantScopedDataSource extends DelegatingDataSource {
    public TenantScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        String scope = TenantScope.current();
        if (scope == null) return connection;
        try (PreparedStatement bind = connection.prepareStatement("select set_config('muster.tenant', ?, true)")) {
            bind.setString(1, scope);
            bind.execute();
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
