package dev.muster.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one PostgreSQL of all test processes of a build, at the same time and one after the other. Whoever comes first starts it, whoever
 * leaves last stops it: each process holds a shared lock on {@code using} for its life, and the kernel counts them.
 */
final class TestCluster {
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Path folder;
    private final Cluster cluster;
    private final FileChannel using;
    private final Login superuser;
    private final Login application;
    private FileLock presence;

    private TestCluster(Path folder) throws IOException, SQLException {
        this.folder = folder;
        cluster = new Cluster(folder, settings().withBinariesIn(folder));
        using = open(folder.resolve("using"));
        try (FileChannel gate = open(folder.resolve("gate"));
                FileLock turn = gate.lock()) {
            assert turn.isValid();
            Postmaster postmaster = cluster.start();
            superuser = cluster.superuser(postmaster);
            application = new Login(
                    postmaster.port(), "muster", ApplicationRole.NAME, Password.of(folder, ApplicationRole.NAME));
            FileLock alone = using.tryLock();
            if (alone != null) {
                ApplicationRole.ensure(superuser.dataSource(), application.password());
                dropWhatKilledTestsLeft();
                alone.release();
            }
            presence = using.lock(0, Long.MAX_VALUE, true);
        }
    }

    /** Starts or joins it, and leaves it when this process ends. */
    static TestCluster join(Path folder) {
        try {
            TestCluster joined = new TestCluster(Folders.ours(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(joined::leave, "test-postgres-leave"));
            return joined;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The tests' PostgreSQL in " + folder + " does not obey", e);
        }
    }

    Login superuser() {
        return superuser;
    }

    Login application() {
        return application;
    }

    /** Its rows are worth nothing, so it does not wait for the disk; what tests durability starts a cluster of its own. */
    private static Settings settings() {
        return Settings.durable()
                .with("fsync", "off")
                .with("synchronous_commit", "off")
                .with("full_page_writes", "off")
                .with("shared_buffers", "128MB")
                .with("max_connections", "300");
    }

    private void dropWhatKilledTestsLeft() throws SQLException {
        try (Connection connection = superuser.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> left = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select datname from pg_database where datname ~ '^test_'")) {
                while (rows.next()) {
                    left.add(rows.getString(1));
                }
            }
            for (String name : left) {
                statement.execute("drop database if exists " + name + " with (force)");
            }
        }
    }

    private void leave() {
        try (FileChannel gate = open(folder.resolve("gate"));
                FileLock turn = gate.lock()) {
            assert turn.isValid();
            presence.release();
            FileLock last = using.tryLock();
            if (last != null) {
                letOthersFinish();
                cluster.stop();
            }
            using.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pools are closed by hooks that run beside this one, and complain when the server goes first. */
    private void letOthersFinish() {
        String others =
                "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
        long end = System.nanoTime() + GOODBYE.toNanos();
        try (Connection connection = superuser.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (ResultSet rows = statement.executeQuery(others)) {
                    if (!rows.next()) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        } catch (SQLException e) {
            return; // already gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
