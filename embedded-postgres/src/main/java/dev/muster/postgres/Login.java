package dev.muster.postgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Who may enter which database, and by which door. */
record Login(int port, String database, String user, String password) {
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    Login to(String other) {
        return new Login(port, other, user, password);
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl();
    }
}
