package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has the server replay its history and hold its tables against it. */
final class Verification {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Verification() {}

    static void findsNoDifference(ServerProcess server) throws IOException {
        HttpResponse<String> started = server.send("POST", "/api/verification", null);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String id = JSON.readTree(started.body()).get("id").stringValue();
        JsonNode verification = finished(server, id);
        assertThat(verification.path("verdict").asString())
                .as(verification.toPrettyString())
                .isEqualTo("AGREES");
        assertThat(verification.get("eventsDone").longValue()).isPositive();
    }

    private static JsonNode finished(ServerProcess server, String id) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode now = JSON.readTree(server.get("/api/verification/" + id).body());
            if (now.path("phase").asString("").equals("FINISHED")) return now;
            if (Instant.now().isAfter(deadline)) throw new AssertionError("Not finished: " + now.toPrettyString());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
