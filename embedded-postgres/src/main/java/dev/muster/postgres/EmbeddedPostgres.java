package dev.muster.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A PostgreSQL of our own, running from a folder that nobody else may read. What it has acknowledged survives {@code kill -9} of
 * this process and of its own.
 *
 * <p>When it dies, it is started again, where it was; {@link #whenLost} tells that this failed. It outlives a killed process and is
 * taken over by the next one that starts in the folder. {@link #close()} stops it; nothing else does, so the caller decides between a
 * shutdown hook and a context's end.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Set<Cluster> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final FolderLock lock;
    private final Cluster cluster;
    private final PostmasterWatch watch;
    private final Login application;
    private final Login superuser;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(
            FolderLock lock, Cluster cluster, PostmasterWatch watch, Login application, Login superuser) {
        this.lock = lock;
        this.cluster = cluster;
        this.watch = watch;
        this.application = application;
        this.superuser = superuser;
    }

    /** {@link #start(Path, Settings)} with {@link Settings#durable()}. */
    public static EmbeddedPostgres start(Path folder) {
        return start(folder, Settings.durable());
    }

    /**
     * Returns when the server answers: a few seconds after the first call for a folder, well under two after the later ones.
     *
     * @param folder made if missing, mode 0700; holds programs, rows, passwords, log and port
     * @throws PostgresUnavailable if the folder is in use, or PostgreSQL cannot run here; the message says what to do
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public static EmbeddedPostgres start(Path folder, Settings settings) {
        Binaries.requirePlatform();
        Path home = Folders.ours(folder);
        FolderLock lock = FolderLock.hold(home);
        Cluster cluster = new Cluster(home, settings);
        OF_THIS_PROCESS.add(cluster);
        boolean started = false;
        try {
            Postmaster postmaster = cluster.start();
            Login superuser = cluster.superuser(postmaster);
            Login application = new Login(
                    postmaster.port(),
                    ApplicationRole.NAME,
                    ApplicationRole.NAME,
                    Password.of(home, ApplicationRole.NAME));
            ApplicationRole.ensure(superuser.dataSource(), application.password());
            PostmasterWatch watch = new PostmasterWatch(cluster, settings, postmaster);
            watch.begin();
            started = true;
            return new EmbeddedPostgres(lock, cluster, watch, application, superuser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new PostgresUnavailable.ProgramFailed(
                    "PostgreSQL", home.resolve("postgresql.log"), String.valueOf(e.getMessage()));
        } finally {
            if (!started) {
                abandon(cluster, lock);
            }
        }
    }

    /** Of the database {@code muster}, for the role {@link #user()}. */
    public String jdbcUrl() {
        return application.jdbcUrl();
    }

    /** The application's role: owner of its database, neither superuser nor BYPASSRLS. */
    public String user() {
        return application.user();
    }

    public String password() {
        return application.password();
    }

    /** Connections of the application's role, each a new one: put a pool before it. */
    public DataSource dataSource() {
        return application.dataSource();
    }

    /** Connections of the superuser to the maintenance database {@code postgres}, unpooled. */
    public DataSource superuser() {
        return superuser.dataSource();
    }

    /** The server's process, for those who watch or kill it. */
    public long pid() {
        return watch.postmaster().pid();
    }

    /** Whom to tell when it has died and could not be started again within {@link Settings#patience()}. */
    public void whenLost(Consumer<PostgresUnavailable> listener) {
        watch.whenLost(listener);
    }

    /** Ends all sessions, stops the server and frees the folder. The second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watch.close();
            cluster.stop();
            watch.awaitEnd();
            abandon(cluster, lock);
        }
    }

    /**
     * Stops whatever of this process runs or is about to, for a process that ends at once, in the middle of anything. What was
     * acknowledged is there at the next start.
     */
    public static void stopAll() {
        for (Cluster cluster : OF_THIS_PROCESS) {
            try {
                cluster.stop();
            } catch (RuntimeException failure) {
                cluster.tell("PostgreSQL could not be stopped: " + failure.getMessage());
            }
        }
    }

    private static void abandon(Cluster cluster, FolderLock lock) {
        try {
            cluster.stop();
        } finally {
            OF_THIS_PROCESS.remove(cluster);
            lock.close();
        }
    }
}
