package dev.muster.postgres;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * One PostgreSQL for all tests of the build, a database for each from a template. The cluster lives in {@code target/test-postgres} of
 * the build's root, is shared by the processes that run tests, and stops with the last of them. It does not flush to disk:
 * tests of durability start an {@link EmbeddedPostgres}.
 */
public final class TestDatabases {
    private static final Path FOLDER =
            BuildRoot.above(Path.of("").toAbsolutePath()).resolve("target").resolve("test-postgres");

    private TestDatabases() {}

    /** An empty database. */
    public static TestDatabase create() {
        return create("empty", nothing -> {});
    }

    /**
     * A database with the schema that {@code migrate} makes. It runs once for each key, as the application's role, in whichever
     * process comes first; the others copy what it left, in some tens of milliseconds.
     *
     * @param templateKey any text that differs when the migrations do: best a hash of them
     */
    public static TestDatabase create(String templateKey, Consumer<DataSource> migrate) {
        TestCluster cluster = Shared.CLUSTER;
        String template = "template_" + hash(templateKey);
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = cluster.superuser().dataSource().getConnection()) {
            makeOnce(connection, template, cluster, migrate);
            execute(connection, "create database " + name + " template " + template + " owner muster");
        } catch (SQLException e) {
            throw new IllegalStateException("No database from " + template, e);
        }
        return new TestDatabase(
                cluster.application().to(name), cluster.superuser().to(name), TestDatabases::drop);
    }

    /** Where the programs are, so that a cluster of a test's own need not unpack them: {@link Settings#withBinariesIn}. */
    public static Path binaries() {
        return FOLDER;
    }

    /** Waits for other processes at the same template; it gets its name when it is whole. */
    private static void makeOnce(
            Connection connection, String template, TestCluster cluster, Consumer<DataSource> migrate)
            throws SQLException {
        if (exists(connection, template)) {
            return;
        }
        execute(connection, "select pg_advisory_lock(hashtext('" + template + "'))");
        if (!exists(connection, template)) {
            String unfinished = template + "_new";
            execute(connection, "drop database if exists " + unfinished + " with (force)");
            execute(connection, "create database " + unfinished + " owner muster");
            migrate.accept(cluster.application().to(unfinished).dataSource());
            // Nobody may be inside a template that is copied, and a pool is slow to leave.
            execute(connection, "alter database " + unfinished + " with allow_connections false");
            execute(
                    connection,
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + unfinished
                            + "'");
            execute(connection, "alter database " + unfinished + " rename to " + template);
        }
        execute(connection, "select pg_advisory_unlock(hashtext('" + template + "'))");
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void drop(String name) {
        try (Connection connection = Shared.CLUSTER.superuser().dataSource().getConnection()) {
            execute(connection, "drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " stays", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Started by the first test that asks, not by the class being seen. */
    private static final class Shared {
        static final TestCluster CLUSTER = TestCluster.join(FOLDER);

        private Shared() {}
    }
}
