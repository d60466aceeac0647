package dev.muster.server.database;

import dev.muster.postgres.EmbeddedPostgres;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where the database is, and as whom to enter. */
record DatabaseLogin(String jdbcUrl, String user, String password) {
    static DatabaseLogin configured(Environment environment) {
        return new DatabaseLogin(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
    }

    static DatabaseLogin of(EmbeddedPostgres embedded) {
        return new DatabaseLogin(embedded.jdbcUrl(), embedded.user(), embedded.password());
    }

    /** Connections beside the pool, for work that holds one for long: migrations, replays. */
    DataSource unpooled() {
        var unpooled = new DriverManagerDataSource(jdbcUrl, user, password);
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "muster-replay");
        // an error's detail holds the row, and rows are people
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("prepareThreshold", "2");
        unpooled.setConnectionProperties(properties);
        return unpooled;
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
