package dev.muster.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every table against a replay of every event; and COPY of the same rows into tables of the same shape beside it. */
final class Verifying {
    private static final String[] TABLES = {"user_view", "user_email", "external_id", "group_view", "membership"};

    private Verifying() {}

    static void measure(ServerUnderTest server, long events) throws Exception {
        JsonMapper json = JsonMapper.builder().build();
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(("operator:" + ServerUnderTest.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (HttpConnection operator = new HttpConnection(server.port, basic)) {
            operator.send("POST", "/api/verification", null);
            String id = json.readTree(operator.body()).get("id").stringValue();
            JsonNode now;
            do {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                operator.send("GET", "/api/verification/" + id, null);
                now = json.readTree(operator.body());
            } while (!now.path("phase").asString("").equals("FINISHED"));
            double copied = events / secondsToCopy(server);
            System.out.printf(
                    "Verify: %s, %d events replayed at %d events/s; COPY of the same rows %.0f events/s; ratio %.2f%n",
                    now.get("verdict").asString(),
                    now.get("eventsDone").longValue(),
                    now.get("eventsPerSecond").longValue(),
                    copied,
                    now.get("eventsPerSecond").longValue() / copied);
        }
    }

    private static double secondsToCopy(ServerUnderTest server) throws Exception {
        double seconds = 0;
        try (Connection connection = server.postgresSuperuserOfMuster();
                Statement statement = connection.createStatement()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            statement.execute("drop schema if exists yardstick cascade");
            statement.execute("create schema yardstick");
            for (String table : TABLES) {
                statement.execute("create table yardstick." + table + " (like public." + table + " including all)");
                var rows = new ByteArrayOutputStream();
                copy.copyOut("copy public." + table + " to stdout (format binary)", rows);
                long before = System.nanoTime();
                copy.copyIn(
                        "copy yardstick." + table + " from stdin (format binary)",
                        new ByteArrayInputStream(rows.toByteArray()),
                        1 << 20);
                seconds += (System.nanoTime() - before) / 1e9;
            }
            statement.execute("drop schema yardstick cascade");
        }
        return seconds;
    }
}
