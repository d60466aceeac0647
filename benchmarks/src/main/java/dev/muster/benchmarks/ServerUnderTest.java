package dev.muster.benchmarks;

import dev.muster.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Muster of its own process on a durable PostgreSQL, in a folder that outlives it. */
final class ServerUnderTest implements AutoCloseable {
    static final String TOKEN = "mstr_benchmark-benchmark-benchmark-benchmark-0123456789";
    static final String PASSWORD = "benchmark-benchmark-benchmark";

    final EmbeddedPostgres postgres;
    final int port;
    final double startSeconds;
    private final Process process;
    private final Path folder;

    /** From the class path of the benchmarks. */
    ServerUnderTest(Path folder, List<String> jvmOptions) throws IOException {
        this(folder, jvmOptions, List.of("-cp", System.getProperty("java.class.path"), "dev.muster.server.Muster"));
    }

    /** @param program what the JVM runs, as its arguments name it */
    ServerUnderTest(Path folder, List<String> jvmOptions, List<String> program) throws IOException {
        this.folder = folder;
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
        port = freePort();
        Instant before = Instant.now();
        process = launch(folder, jvmOptions, program);
        try {
            awaitPort();
        } catch (IOException neverReady) {
            close();
            throw neverReady;
        }
        startSeconds = Duration.between(before, Instant.now()).toMillis() / 1000.0;
    }

    private Process launch(Path folder, List<String> jvmOptions, List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MUSTER_HOME", folder.resolve("home").toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("SPRING_DATASOURCE_URL", postgres.jdbcUrl());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", postgres.user());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", postgres.password());
        builder.environment().put("MUSTER_BOOTSTRAP_TOKEN", TOKEN);
        builder.environment().put("MUSTER_BOOTSTRAP_PASSWORD", PASSWORD);
        builder.environment().put("MUSTER_SCIM_REQUESTS_PER_SECOND", "100000");
        builder.environment().put("MUSTER_SCIM_REQUEST_BURST", "100000");
        Path log = folder.resolve("server.log");
        Files.createDirectories(folder);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private void awaitPort() throws IOException {
        for (Instant deadline = Instant.now().plusSeconds(120); Instant.now().isBefore(deadline); ) {
            if (!process.isAlive()) throw new IOException("The server ended; see its log");
            try (HttpConnection probe = connect()) {
                if (probe.send("GET", "/scim/v2/Users?count=0", null) != 401) return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw new IOException("The server did not become ready");
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(port, "Bearer " + TOKEN);
    }

    /** To the directory's own database, past row-level security; for making volumes, never for measuring. */
    Connection postgresSuperuserOfMuster() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), "postgres", superuserPassword());
    }

    private String superuserPassword() throws SQLException {
        try {
            return Files.readString(folder.resolve("postgres").resolve("postgres.password"))
                    .trim();
        } catch (IOException unreadable) {
            throw new SQLException(unreadable);
        }
    }

    /** Has done at once what PostgreSQL would do by and by after a bulk load: else it is measured with whatever comes next. */
    void letDatabaseRest() throws SQLException {
        try (Connection connection = postgresSuperuserOfMuster();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
    }

    /** Everybody by each of their names, one after the other, as happens in weeks of use: what memory can hold is in it then. */
    void lookEverybodyUp() throws SQLException {
        try (Connection connection = postgresSuperuserOfMuster();
                Statement statement = connection.createStatement()) {
            for (String way : List.of("seqscan", "bitmapscan", "hashjoin", "mergejoin", "memoize", "material")) {
                statement.execute("set enable_" + way + " = off");
            }
            statement.execute("""
                    select count(u.document) from user_view a
                      join user_view u on u.tenant_id = a.tenant_id and u.user_name_folded = a.user_name_folded
                      left join membership m on m.tenant_id = u.tenant_id and m.member_id = u.user_id
                    """);
            statement.execute("""
                    select count(x.external_id) from external_id a
                      join external_id x on x.tenant_id = a.tenant_id and x.integration_id = a.integration_id
                                        and x.external_id = a.external_id
                    """);
            statement.execute("""
                    select count(e.folded) from user_email a
                      join user_email e on e.tenant_id = a.tenant_id and e.folded = a.folded
                    """);
        }
    }

    /** The database goes on. */
    void stopServer() {
        process.destroy();
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the server holds of the machine's memory, now and at most so far, in MiB, and whether it ever ran out of its heap. */
    String memory() throws IOException {
        long now = 0;
        long most = 0;
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            String[] words = line.split("\\s+");
            if (words[0].equals("VmRSS:")) now = Long.parseLong(words[1]) / 1024;
            if (words[0].equals("VmHWM:")) most = Long.parseLong(words[1]) / 1024;
        }
        boolean ranOut = Files.readString(folder.resolve("server.log")).contains("OutOfMemoryError");
        return "resident %d MiB, at most %d MiB; %s"
                .formatted(now, most, ranOut ? "RAN OUT OF HEAP" : "no OutOfMemoryError");
    }

    long serverPid() {
        return process.pid();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        postgres.close();
    }
}
