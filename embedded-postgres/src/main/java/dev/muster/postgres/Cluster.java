package dev.muster.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database cluster in a folder: made, started and stopped by PostgreSQL's own programs. The caller holds a lock. */
final class Cluster {
    static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int ATTEMPTS = 6;
    /** SQLState's class of connections that failed, and PostgreSQL's state for starting up or shutting down. */
    private static final String CONNECTION_FAILED = "08";

    private static final String NOT_YET = "57P03";
    private static final long LARGE_LOG = 10_000_000;

    private final Path folder;
    private final Path data;
    private final Path log;
    private final Settings settings;
    private @Nullable Binaries binaries;
    private @Nullable RunAs runAs;
    private volatile boolean isStopping;

    /** {@code folder} is a real path. */
    Cluster(Path folder, Settings settings) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgresql.log");
        this.settings = settings;
    }

    /** Takes over the server that a killed process left, or starts one, on files made where there are none. */
    Postmaster start() {
        try {
            Postmaster live = settled();
            if (live != null) {
                settings.progress().accept("Taking over the PostgreSQL that is running in " + folder);
                return live;
            }
            createUnlessThere();
            return launch(() -> Port.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server that was started here is still the one. Another one on the same port will do: somebody restarted it. */
    boolean isAlive(Postmaster known) {
        try {
            Postmaster live = Postmaster.of(data);
            return live != null && (live.pid() == known.pid() || live.port() == known.port());
        } catch (IOException e) {
            return false; // if it lives all the same, it is taken over
        }
    }

    /**
     * Starts the server that has died, where it was. Files that are gone are not made anew: a volume that went away is no empty
     * directory.
     */
    Postmaster startAgain(int port) {
        try {
            if (isStopping) {
                throw new PostgresUnavailable.ProgramFailed("PostgreSQL", log, "It is being stopped");
            }
            if (Folders.read(data.resolve("PG_VERSION")) == null) {
                throw new PostgresUnavailable.ProgramFailed("PostgreSQL", log, "There is no cluster in " + data);
            }
            Postmaster live = settled();
            if (live == null) {
                live = launch(() -> Port.same(port));
            }
            if (live.port() != port) {
                throw new PostgresUnavailable.ProgramFailed("PostgreSQL", log, "It runs on another port");
            }
            return live;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String what) {
        settings.progress().accept(what);
    }

    /** Ends all sessions and flushes; safe to call when nothing runs. */
    void stop() {
        isStopping = true;
        try {
            if (Postmaster.of(data) == null) {
                return;
            }
            if (!control("stop", "-m", "fast", "-w", "-t", "60").succeeded()) {
                // Somebody does not let go; the log makes up for it at the next start, as after a crash.
                control("stop", "-m", "immediate", "-w", "-t", "20");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The live server once it is ready, or null once there is none. */
    private @Nullable Postmaster settled() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Postmaster live = Postmaster.of(data);
        while (live != null && !(live.isReady() && answers(live))) {
            if (System.nanoTime() > end) {
                throw new PostgresUnavailable.ProgramFailed(
                        "The running PostgreSQL (process %d, %s)".formatted(live.pid(), live.status()), log, tail(0));
            }
            pause(50);
            live = Postmaster.of(data);
        }
        return live;
    }

    /** A killed server is seen for some milliseconds more, as ready as it was: only an answer proves that it lives. */
    private boolean answers(Postmaster live) throws IOException {
        DataSource door = superuser(live).dataSource();
        try {
            door.setLoginTimeout(10);
            door.getConnection().close();
            return true;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(CONNECTION_FAILED) || state.equals(NOT_YET)) {
                return false;
            }
            throw new PostgresUnavailable.ProgramFailed("PostgreSQL", log, String.valueOf(e.getMessage()));
        }
    }

    Login superuser(Postmaster server) throws IOException {
        return new Login(server.port(), SUPERUSER, SUPERUSER, Password.of(folder, SUPERUSER));
    }

    private void createUnlessThere() throws IOException {
        Binaries programs = binaries();
        String found = Folders.read(data.resolve("PG_VERSION"));
        if (found != null) {
            if (!found.equals(programs.major())) {
                throw new PostgresUnavailable.OtherMajorVersion(data, found, programs.major());
            }
            return;
        }
        settings.progress().accept("Creating the database cluster in " + folder);
        Password.of(folder, SUPERUSER);
        Path unfinished = folder.resolve("data.new");
        // The machine's C.UTF-8 serves text search; where it has none, the built-in one alone must do.
        Program.Outcome outcome = initdb(programs, unfinished, List.of("--locale=C.UTF-8"));
        if (!outcome.succeeded() && outcome.output().contains("locale")) {
            outcome = initdb(programs, unfinished, List.of("--locale=C", "--builtin-locale=C.UTF-8"));
        }
        if (!outcome.succeeded()) {
            throw new PostgresUnavailable.ProgramFailed("initdb", log, outcome.output());
        }
        Folders.complete(unfinished, data);
    }

    private Program.Outcome initdb(Binaries programs, Path unfinished, List<String> locale) throws IOException {
        Folders.delete(unfinished);
        List<String> command = new ArrayList<>(List.of(
                programs.program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + Password.file(folder, SUPERUSER),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Built into PostgreSQL: an upgrade of the operating system cannot reorder, and so spoil, an index.
                "--locale-provider=builtin",
                "--data-checksums",
                "--no-instructions"));
        command.addAll(locale);
        if ("off".equals(settings.configuration().get("fsync"))) {
            command.add("--no-sync");
        }
        return Program.run(folder, runAs().command(command));
    }

    private interface PortChoice {
        int port() throws IOException;
    }

    private Postmaster launch(PortChoice choice) throws IOException {
        settings.progress().accept("Starting PostgreSQL " + binaries().version());
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, folder.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        String lastWords = "";
        for (int attempt = 1; attempt <= ATTEMPTS && !Thread.currentThread().isInterrupted(); attempt++) {
            if (attempt > 1) {
                Postmaster.forgetUnreadable(data);
                Postmaster.endChildrenOfTheDead(data);
            }
            configure(choice.port());
            long before = Files.exists(log) ? Files.size(log) : 0;
            Program.Outcome outcome = Program.run(
                    folder,
                    runAs().command(List.of(
                            binaries().program("pg_ctl"),
                            "start",
                            "--pgdata=" + data,
                            "--log=" + log,
                            "--wait",
                            "--timeout=600")),
                    () -> settings.progress()
                            .accept("PostgreSQL takes its time; after a crash it repairs itself first"));
            Postmaster live = settled();
            if (outcome.succeeded() && live != null) {
                return live;
            }
            lastWords = outcome.output() + tail(before);
            // Another process was quicker at the port, or children of a killed server are still leaving.
            pause(200L * attempt);
        }
        throw new PostgresUnavailable.ProgramFailed("PostgreSQL", log, lastWords);
    }

    /** Written anew at each start; what an operator changes by ALTER SYSTEM is kept elsewhere and wins. */
    private void configure(int port) throws IOException {
        Map<String, String> all = new TreeMap<>(settings.configuration());
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", String.valueOf(port));
        all.put("unix_socket_directories", "");
        String text = all.entrySet().stream()
                .map(entry ->
                        "%s = '%s'%n".formatted(entry.getKey(), entry.getValue().replace("'", "''")))
                .collect(Collectors.joining("", "# Written by Muster at each start. Yours: ALTER SYSTEM.\n", ""));
        replace(data.resolve("postgresql.conf"), text);
        replace(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    }

    /** In place, because the file may belong to the user that PostgreSQL runs as, and has to go on doing so. */
    private static void replace(Path file, String text) throws IOException {
        if (!text.equals(Files.readString(file))) {
            Files.writeString(file, text);
        }
    }

    private Program.Outcome control(String... words) {
        List<String> command = new ArrayList<>(List.of(binaries().program("pg_ctl"), "--pgdata=" + data));
        command.addAll(List.of(words));
        return Program.run(folder, runAs().command(command));
    }

    private Binaries binaries() {
        if (binaries == null) {
            Path shared = settings.binaries();
            binaries = Binaries.in(shared == null ? folder : shared.toAbsolutePath(), settings.progress());
        }
        return binaries;
    }

    private RunAs runAs() {
        if (runAs == null) {
            runAs = RunAs.whoeverCanUse(folder, binaries().home());
        }
        return runAs;
    }

    /** What the log has gained since it was {@code from} bytes long, at most its last 4,000 bytes. */
    private String tail(long from) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(log);
        int start = Math.max((int) from, bytes.length - 4_000);
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
