package dev.muster.postgres;

import java.util.function.Consumer;
import javax.sql.DataSource;

/** One test's database, owned by the application's role, dropped by {@link #close()} together with whoever is still connected. */
public final class TestDatabase implements AutoCloseable {
    private final Login application;
    private final Login superuser;
    private final Consumer<String> drop;

    TestDatabase(Login application, Login superuser, Consumer<String> drop) {
        this.application = application;
        this.superuser = superuser;
        this.drop = drop;
    }

    public String name() {
        return application.database();
    }

    public String jdbcUrl() {
        return application.jdbcUrl();
    }

    /** The application's role: neither superuser nor BYPASSRLS, as in production. */
    public String user() {
        return application.user();
    }

    public String password() {
        return application.password();
    }

    /** Connections of the application's role, unpooled; one object may be shared by threads. */
    public DataSource dataSource() {
        return application.dataSource();
    }

    /** Connections of the superuser to this database, for looking at what row-level security hides; unpooled. */
    public DataSource superuser() {
        return superuser.dataSource();
    }

    @Override
    public void close() {
        drop.accept(name());
    }
}
