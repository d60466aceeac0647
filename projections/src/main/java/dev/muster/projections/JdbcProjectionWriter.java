package dev.muster.projections;

import dev.muster.eventstore.tenancy.DeferredStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Writes on the connection of the running transaction, with its next statement or with its commit: so the rows of an event go
 * out in one round trip with it.
 */
public final class JdbcProjectionWriter implements ProjectionWriter {
    private final DataSource dataSource;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    public JdbcProjectionWriter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void write(Sql sql, Parameters parameters) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            if (!isDeferred(connection, sql, parameters)) execute(connection, sql, parameters);
        } catch (SQLException failure) {
            var translated = translator.translate("write a projection", null, failure);
            throw translated == null ? new IllegalStateException(failure) : translated;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static boolean isDeferred(Connection connection, Sql sql, Parameters parameters) throws SQLException {
        return connection.isWrapperFor(DeferredStatements.class)
                && connection.unwrap(DeferredStatements.class).defer(sql.text(), parameters.of(sql));
    }

    private static void execute(Connection connection, Sql sql, Parameters parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            parameters.bind(sql, statement);
            statement.executeUpdate();
        }
    }
}
