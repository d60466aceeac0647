package dev.muster.benchmarks;

import dev.muster.server.Muster;
import dev.muster.server.replay.Rebuild;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 100,000 users and groups up to 100,000 members: pages, one-member changes, verification, start-up. */
final class Volume {
    private static final int USERS = Integer.getInteger("muster.bench.users", 100_000);
    private static final int[] SIZES = {10, 1_000, 10_000, 100_000};
    private static final String[] TABLES = {"user_view", "user_email", "external_id", "group_view", "membership"};

    private Volume() {}

    static void measure(Path folder, List<String> jvm) throws Exception {
        Map<String, UUID> groups = new LinkedHashMap<>();
        List<UUID> users;
        long events;
        try (ServerUnderTest first = new ServerUnderTest(folder, jvm)) {
            System.out.printf("Ready after %.1f s (first start)%n", first.startSeconds);
            first.stopServer();
            try (Connection connection = first.postgresSuperuserOfMuster()) {
                BulkEvents bulk = new BulkEvents(connection);
                users = bulk.provisionUsers(USERS);
                for (int size : SIZES) {
                    if (size > USERS) continue;
                    groups.put(size + " by PUT", bulk.pushGroup("By PUT " + size, users.subList(0, size), 1_000));
                    groups.put(size + " by PATCH", bulk.pushGroup("By PATCH " + size, users.subList(0, size), 1));
                }
                events = bulk.written();
            }
            rebuild(first, folder);
        }
        try (ServerUnderTest server = new ServerUnderTest(folder, jvm)) {
            System.out.printf("Ready after %.1f s (second start, %d events)%n", server.startSeconds, events);
            verify(server, events);
            pages(server);
            oneMember(server, groups, users);
        }
    }

    private static void rebuild(ServerUnderTest server, Path folder) {
        Map<String, Object> properties = Map.of(
                "spring.datasource.url", server.postgres.jdbcUrl(),
                "spring.datasource.username", server.postgres.user(),
                "spring.datasource.password", server.postgres.password(),
                "muster.home", folder.resolve("home").toString(),
                "server.port", "0",
                "logging.level.root", "warn");
        try (var context = new SpringApplicationBuilder(Muster.class)
                .properties(properties)
                .run()) {
            long before = System.nanoTime();
            long events = context.getBean(Rebuild.class).run();
            System.out.printf(
                    "Rebuilt from %d events at %.0f events/s%n", events, events * 1e9 / (System.nanoTime() - before));
        }
    }

    /** Every table against a replay of every event; and COPY of the same rows into tables of the same shape beside it. */
    private static void verify(ServerUnderTest server, long events) throws Exception {
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
        }
        return seconds;
    }

    private static void pages(ServerUnderTest server) throws Exception {
        warmUp(() -> new Repeating(server, "/scim/v2/Users?startIndex=1&count=100"));
        for (int start : new int[] {1, USERS / 2 + 1, USERS - 99}) {
            String path = "/scim/v2/Users?startIndex=" + start + "&count=100";
            row("page of 100 at " + start, server, number -> new Repeating(server, path));
        }
        long before = System.nanoTime();
        try (HttpConnection connection = server.connect()) {
            for (int start = 1; start <= USERS; start += 100) {
                connection.send("GET", "/scim/v2/Users?startIndex=" + start + "&count=100", null);
            }
        }
        System.out.printf("A whole import in pages of 100: %.1f s%n", (System.nanoTime() - before) / 1e9);
    }

    private static void oneMember(ServerUnderTest server, Map<String, UUID> groups, List<UUID> users) throws Exception {
        List<String> outsiders = new ArrayList<>();
        try (HttpConnection connection = server.connect()) {
            for (int i = 0; i < 10; i++) {
                connection.send("POST", "/scim/v2/Users", People.json(People.next()));
                String body = connection.body();
                int at = body.indexOf("\"id\":\"") + 6;
                outsiders.add(body.substring(at, at + 36));
            }
        }
        for (UUID group : groups.values()) warmUp(() -> new OneMember(server, group, outsiders.getFirst()));
        for (Map.Entry<String, UUID> group : groups.entrySet()) {
            row(
                    "PATCH one of " + group.getKey(),
                    server,
                    number -> new OneMember(server, group.getValue(), outsiders.getFirst()));
        }
    }

    private static void warmUp(Callable<Load.Worker> worker) throws Exception {
        Load.run(1, Benchmarks.MEASURED.dividedBy(3), number -> worker.call());
    }

    private static void row(String what, ServerUnderTest server, Load.WorkerFactory factory) throws Exception {
        long serverBefore = ProcessCpu.of(server.serverPid());
        long databaseBefore = ProcessCpu.ofPostgres(server.postgres.pid());
        Load.Result result = Load.run(1, Benchmarks.MEASURED.dividedBy(3), factory);
        System.out.printf(
                "%-28s p50 %7.2f ms  p99 %7.2f ms  server %6.3f ms  db %6.3f ms%n",
                what,
                result.p50(),
                result.p99(),
                (ProcessCpu.of(server.serverPid()) - serverBefore) / (double) result.operations(),
                (ProcessCpu.ofPostgres(server.postgres.pid()) - databaseBefore) / (double) result.operations());
    }

    private static final class Repeating implements Load.Worker {
        private final HttpConnection connection;
        private final String path;

        Repeating(ServerUnderTest server, String path) throws Exception {
            connection = server.connect();
            this.path = path;
        }

        @Override
        public void once() throws Exception {
            int status = connection.send("GET", path, null);
            if (status != 200) throw new IllegalStateException("Answered " + status + ": " + connection.body());
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    /** Adds somebody and takes them out again, in turn. */
    private static final class OneMember implements Load.Worker {
        private final HttpConnection connection;
        private final String path;
        private final String add;
        private final String remove;
        private boolean in;

        OneMember(ServerUnderTest server, UUID group, String user) throws Exception {
            connection = server.connect();
            path = "/scim/v2/Groups/" + group;
            String patch = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";
            add = patch.formatted("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]}");
            remove = patch.formatted("{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + user + "\\\"]\"}");
        }

        @Override
        public void once() throws Exception {
            int status = connection.send("PATCH", path, in ? remove : add);
            if (status != 204) throw new IllegalStateException("Answered " + status + ": " + connection.body());
            in = !in;
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }
}
