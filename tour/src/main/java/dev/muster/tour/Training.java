package dev.muster.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Makes the AOT cache of a packaged Muster: starts it on a database of its own in a temporary folder, plays the tour and some
 * thousand ordinary requests, and stops it. What its JVM has loaded, linked and counted meanwhile is then in {@code muster.aot} beside
 * {@code muster.jar}, and a start of that jar by the same JVM begins with it.
 *
 * <p>Arguments: the folder of {@code muster.jar} with its {@code lib}, and perhaps how many users each client creates (500).
 */
public final class Training {
    private static final String TOKEN = "mstr_training-training-training-training-0123456789";
    private static final String PASSWORD = "training-training-training";
    // as muster.sh has them: a cache is used only with the object headers with which it was made
    private static final String UNKNOWN_IGNORED = "-XX:+IgnoreUnrecognizedVMOptions";
    private static final String SMALL_HEADERS = "-XX:+UseCompactObjectHeaders";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path packaged;
    private final int usersOfEach;

    private Training(Path packaged, int usersOfEach) {
        this.packaged = packaged;
        this.usersOfEach = usersOfEach;
    }

    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() < 25) throw new TourCutShort("An AOT cache is made by a JDK 25 or newer.");
        int usersOfEach = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        new Training(Path.of(arguments[0]).toAbsolutePath(), usersOfEach).run();
    }

    private void run() throws Exception {
        writeLauncher();
        Path home = Files.createTempDirectory("muster-training");
        try {
            train(home);
        } finally {
            delete(home);
        }
    }

    /** Beside the jar, so that what is packaged starts with the cache wherever it is put. */
    private void writeLauncher() throws IOException {
        Path launcher = packaged.resolve("muster");
        try (InputStream script = Objects.requireNonNull(Training.class.getResourceAsStream("muster.sh"))) {
            Files.copy(script, launcher, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void train(Path home) throws Exception {
        Path cache = packaged.resolve("muster.aot");
        Files.deleteIfExists(cache);
        int port = freePort();
        Path log = packaged.resolve("training.log");
        Process server = start(home, port, cache, log);
        try {
            ServerAccess access = new ServerAccess("http://localhost:" + port, TOKEN, "operator", PASSWORD);
            awaitReady(server, access, log);
            Tour.play(access, new PrintStream(OutputStream.nullOutputStream()));
            play(access);
        } finally {
            server.destroy(); // it finishes what is in flight, and then writes the cache
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) server.destroyForcibly();
        }
        if (Files.notExists(cache)) throw new TourCutShort("There is no cache; see " + log);
        requireUsable(cache);
        System.out.printf("%s, %d MiB%n", cache, Files.size(cache) >> 20);
    }

    /** By a call that the program refuses with 2, which it can only where the JVM has taken the cache. */
    private void requireUsable(Path cache) throws IOException, InterruptedException {
        Process refused = new ProcessBuilder(
                        JAVA,
                        UNKNOWN_IGNORED,
                        SMALL_HEADERS,
                        "-XX:AOTCache=" + cache,
                        "-XX:AOTMode=on",
                        "-jar",
                        jar(),
                        "export")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (refused.waitFor() != 2) throw new TourCutShort("The JVM does not use " + cache);
    }

    private String jar() {
        return packaged.resolve("muster.jar").toString();
    }

    private Process start(Path home, int port, Path cache, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(JAVA, UNKNOWN_IGNORED, SMALL_HEADERS, "-XX:AOTCacheOutput=" + cache, "-jar", jar());
        builder.environment()
                .putAll(Map.of(
                        "MUSTER_HOME",
                        home.toString(),
                        "SERVER_PORT",
                        Integer.toString(port),
                        "MUSTER_BOOTSTRAP_TOKEN",
                        TOKEN,
                        "MUSTER_BOOTSTRAP_PASSWORD",
                        PASSWORD,
                        "MUSTER_SCIM_REQUESTS_PER_SECOND",
                        "100000",
                        "MUSTER_SCIM_REQUEST_BURST",
                        "100000"));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static void awaitReady(Process server, ServerAccess access, Path log) {
        Http http = new Http(access.base(), "", "application/json");
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                http.get("/actuator/health/readiness");
                return;
            } catch (TourCutShort notYet) {
                if (!server.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new TourCutShort("The server does not become ready; see " + log);
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private void play(ServerAccess access) throws Exception {
        List<Callable<Void>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int first = 1_000 + client * usersOfEach;
            clients.add(() -> client(access, first));
        }
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Void> client : threads.invokeAll(clients)) client.get();
        }
    }

    /** Each user is looked for, created, read; some are changed and some leave; a few go through the calls of people. */
    private Void client(ServerAccess access, int first) {
        Okta okta = new Okta(access);
        Desk desk = new Desk(access);
        List<String> ids = new ArrayList<>();
        for (int number = first; number < first + usersOfEach; number++) {
            Employee employee = Employee.number(number);
            String id = okta.assign(employee);
            ids.add(id);
            if (number % 4 == 0) okta.update(id, employee.movedTo("Guest Services"), true);
            if (number % 3 == 0) okta.deactivate(id);
            if (number % 50 == 0) desk.lookAt(id);
        }
        String group = okta.pushGroup("Class of " + first);
        okta.addMembers(group, ids);
        for (String id : ids.subList(0, ids.size() / 4)) okta.removeMember(group, id);
        okta.importUsers();
        return null;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
