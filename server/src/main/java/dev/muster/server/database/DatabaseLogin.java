package dev.muster.server.database;

import org.springframework.core.env.Environment;

/** Where the database is, and as whom to enter. */
record DatabaseLogin(String jdbcUrl, String user, String password) {
    static DatabaseLogin configured(Environment environment) {
        return new DatabaseLogin(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
