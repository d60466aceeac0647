package dev.muster.eventstore.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out connections that are bound to the thread's {@link TenantScope}, whatever they were bound to before; outside any
 * scope to nothing. The binding travels with the first statement of a transaction, in the same round trip.
 */
public final class TenantScopedDataSource extends DelegatingDataSource {
    public TenantScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        String scope = TenantScope.current();
        if (scope != null) return ScopedConnection.of(connection, scope);
        forgetLastUser(connection);
        return connection;
    }

    /** Outside any scope nobody is there, not even what the connection's last user saw; some say their own tenant then. */
    private static void forgetLastUser(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set muster.tenant = ''");
            if (!connection.getAutoCommit()) connection.commit();
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
