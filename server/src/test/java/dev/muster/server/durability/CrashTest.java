package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An acknowledged write survives {@code kill -9} of the server and of PostgreSQL, and none is half there. */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("muster.crash.rounds", 3);
    private static final int WRITERS = 4;
    private static final int WRITES_BEFORE_THE_KILL = 60;

    /** The last title that was acknowledged, by user id; the empty text right after the create. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger number = new AtomicInteger();

    @Test
    void what_was_acknowledged_is_there_after_every_kill(@TempDir Path home) throws Exception {
        ServerProcess server = ServerProcess.start(home, Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            killUnderLoad(server, home, round);
            server = ServerProcess.start(home, Map.of());
            everyAcknowledgedWriteIsThere(server);
        }
        Verification.findsNoDifference(server);
        server.close();
    }

    private void killUnderLoad(ServerProcess server, Path home, int round) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        AtomicInteger writes = new AtomicInteger();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) running.add(writers.submit(() -> write(server, killed, writes)));
            while (writes.get() < WRITES_BEFORE_THE_KILL && running.stream().noneMatch(Future::isDone)) {
                LockSupport.parkNanos(1_000_000);
            }
            // in turn: the server first and then its orphaned database, or the database under the running server
            long postmaster = postmaster(home);
            if (round % 2 == 0) server.kill();
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
            killed.set(true);
            if (round % 2 == 1) server.kill();
            for (Future<?> writer : running) writer.get();
        }
    }

    private void write(ServerProcess server, AtomicBoolean killed, AtomicInteger writes) {
        try {
            while (!killed.get()) {
                HttpResponse<String> created = server.send("POST", "/scim/v2/Users", user(number.incrementAndGet()));
                if (created.statusCode() != 201) continue;
                String id = id(created.body());
                acknowledged.put(id, "");
                writes.incrementAndGet();
                for (int i = 0; i < 3; i++) {
                    String title = "Tour Guide " + i;
                    if (server.send("PATCH", "/scim/v2/Users/" + id, patch(title))
                                    .statusCode()
                            == 200) {
                        acknowledged.put(id, title);
                        writes.incrementAndGet();
                    }
                }
            }
        } catch (IOException cutOff) {
            // not acknowledged: it may be there or not
        }
    }

    private void everyAcknowledgedWriteIsThere(ServerProcess server) throws IOException {
        assertThat(acknowledged).isNotEmpty();
        for (Map.Entry<String, String> write : acknowledged.entrySet()) {
            HttpResponse<String> found = server.get("/scim/v2/Users/" + write.getKey());
            assertThat(found.statusCode()).as(write.getKey()).isEqualTo(200);
            if (write.getValue().isEmpty()) continue;
            // the one that was cut off may have followed
            int last = Integer.parseInt(write.getValue().substring("Tour Guide ".length()));
            assertThat(found.body()).containsAnyOf("Tour Guide " + last, "Tour Guide " + (last + 1));
        }
    }

    private static long postmaster(Path home) throws IOException {
        Path pid = home.resolve("postgres/data/postmaster.pid");
        return Long.parseLong(Files.readAllLines(pid).getFirst().trim());
    }

    private static String user(int number) {
        return "{\"userName\":\"bjensen%d@example.com\",\"name\":{\"familyName\":\"Jensen\"},\"active\":true}"
                .formatted(number);
    }

    private static String patch(String title) {
        return """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","path":"title","value":"%s"}]}""".formatted(title);
    }

    private static String id(String body) {
        int at = body.indexOf("\"id\":\"") + 6;
        return body.substring(at, at + 36);
    }
}
