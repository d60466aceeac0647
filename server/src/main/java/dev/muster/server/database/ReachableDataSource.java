package dev.muster.server.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.eventstore.database.DatabaseTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The pool's connections, and a no at once where there is nothing to connect to. */
final class ReachableDataSource extends DelegatingDataSource {
    private static final String NO_CONNECTION = "08001";

    private final HikariDataSource pool;
    private final DatabaseWatch watch;

    ReachableDataSource(HikariDataSource pool, DatabaseWatch watch) {
        super(pool);
        this.pool = pool;
        this.watch = watch;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (pool.isClosed()
                || watch.trouble()
                        .filter(found -> found == DatabaseTrouble.UNREACHABLE)
                        .isPresent()) {
            throw new SQLTransientConnectionException("The database can't be reached", NO_CONNECTION);
        }
        return super.getConnection();
    }
}
