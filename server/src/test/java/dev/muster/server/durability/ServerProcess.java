package dev.muster.server.durability;

import dev.muster.server.Await;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A Muster in a process of its own, as people run it, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    static final String TOKEN = "mstr_durability-test-token-of-sufficient-length-0123456789";
    static final String OPERATOR_PASSWORD_VARIABLE = "MUSTER_BOOTSTRAP_PASSWORD";
    static final String OPERATOR_PASSWORD = "durability-test-password";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final Path log;
    private final String operator;
    final int port;

    private ServerProcess(Process process, Path log, String operatorPassword, int port) {
        this.process = process;
        this.log = log;
        this.operator = basic(operatorPassword);
        this.port = port;
    }

    /** Returns when it is ready. Two may start in one folder only with a database of somebody else's. */
    static ServerProcess start(Path home, Map<String, String> environment) throws IOException {
        ServerProcess server = begin(home, environment);
        server.awaitReady();
        return server;
    }

    /** Returns at once. @param command {@code import} or {@code export} and its file, or nothing for a server */
    static ServerProcess begin(Path home, Map<String, String> environment, String... command) throws IOException {
        int port = freePort();
        Files.createDirectories(home);
        Path log = Files.createTempFile("muster-server", ".log");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.muster.server.Muster"));
        words.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("MUSTER_HOME", home.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MUSTER_BOOTSTRAP_TOKEN", TOKEN);
        builder.environment().put(OPERATOR_PASSWORD_VARIABLE, OPERATOR_PASSWORD);
        builder.environment().put("MUSTER_SCIM_REQUESTS_PER_SECOND", "100000");
        builder.environment().put("MUSTER_SCIM_REQUEST_BURST", "100000");
        builder.environment().putAll(environment);
        Process process = builder.start();
        STARTED.add(process);
        return new ServerProcess(
                process, log, String.valueOf(builder.environment().get(OPERATOR_PASSWORD_VARIABLE)), port);
    }

    private void awaitReady() throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (!process.isAlive()) throw new IOException("The server ended:\n" + Files.readString(log));
            try {
                if (get("/actuator/health/readiness").statusCode() == 200) return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        throw new IOException("Not ready in time:\n" + Files.readString(log));
    }

    HttpResponse<String> get(String path) throws IOException {
        return send("GET", path, null);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body) throws IOException {
        HttpRequest.Builder request = to(path).header("Accept", "application/scim+json, application/json")
                .header("Authorization", path.startsWith("/api") ? operator : "Bearer " + TOKEN)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", path.startsWith("/api") ? "application/json" : "application/scim+json");
        }
        return sent(request.build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> sent(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    HttpResponse<String> csv(String path, String file) throws IOException {
        HttpRequest.Builder request = to(path).header("Authorization", operator)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file));
        return sent(request.build());
    }

    HttpResponse<String> form(String path, String body) throws IOException {
        HttpRequest.Builder request = to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return sent(request.build());
    }

    private static String basic(String operatorPassword) {
        return "Basic "
                + Base64.getEncoder().encodeToString(("operator:" + operatorPassword).getBytes(StandardCharsets.UTF_8));
    }

    /** Until it has printed that. */
    void awaitLine(String words) throws IOException {
        Await.until(PATIENCE, () -> hasPrinted(words) || !process.isAlive());
        if (!hasPrinted(words)) throw new IOException("The process ended without it:\n" + log());
    }

    private boolean hasPrinted(String words) {
        try {
            return log().contains(words);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What it reads from its standard input; an {@link IOException} where it has ended. */
    BufferedWriter input() {
        return process.outputWriter(StandardCharsets.UTF_8);
    }

    /** What it has printed so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Those of this JVM that are still there. */
    static void killAll() {
        STARTED.forEach(Process::destroyForcibly);
        STARTED.clear();
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() throws IOException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, and nothing that is worth more than a few lines. */
    @Override
    public void close() throws IOException {
        process.destroy();
        awaitEnd();
    }

    /** @return the exit code */
    int terminate() throws IOException {
        close();
        return process.exitValue();
    }

    /** @return the exit code of one that ends by itself */
    int end() throws IOException {
        awaitEnd();
        return process.exitValue();
    }

    private void awaitEnd() throws IOException {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IOException("The server does not end");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
