package dev.muster.projections;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Writes at once, on the connection of the running transaction. */
public final class JdbcProjectionWriter implements ProjectionWriter {
    private final DataSource dataSource;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    public JdbcProjectionWriter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void write(Sql sql, Parameters parameters) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            parameters.bind(sql, statement);
            statement.executeUpdate();
        } catch (SQLException failure) {
            var translated = translator.translate("write a projection", null, failure);
            throw translated == null ? new IllegalStateException(failure) : translated;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
