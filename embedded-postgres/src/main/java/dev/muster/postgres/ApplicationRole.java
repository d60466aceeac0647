package dev.muster.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The role that Muster works as. Row-level security binds neither superusers nor BYPASSRLS, so it is neither, at every start
 * anew; it owns its database, so it can migrate it.
 */
final class ApplicationRole {
    static final String NAME = "muster";

    private ApplicationRole() {}

    static void ensure(DataSource superuser, String password) throws SQLException {
        try (Connection connection = superuser.getConnection()) {
            if (isMissing(connection, "select 1 from pg_roles where rolname = ?")) {
                execute(connection, "create role muster");
            }
            execute(
                    connection,
                    "alter role muster with login nosuperuser nobypassrls nocreaterole nocreatedb noreplication");
            // The driver sends the SCRAM verifier, so the password itself never reaches the server's log.
            connection.unwrap(PGConnection.class).alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
            if (isMissing(connection, "select 1 from pg_database where datname = ?")) {
                execute(connection, "create database muster owner muster");
            }
        }
    }

    private static boolean isMissing(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, NAME);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
