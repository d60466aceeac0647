package dev.muster.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/** Creates, reads and deactivations a second at 1, 8 and 32 connections, beside the yardstick. */
final class RequestRates {
    private static final int[] CONNECTIONS = {1, 8, 32};
    private static final String DEACTIVATE = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],\
            "Operations":[{"op":"replace","value":{"active":false}}]}""";

    private final ServerUnderTest server;
    private final List<String> ids = java.util.Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> nameById = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> active = new ConcurrentLinkedQueue<>();

    private RequestRates(ServerUnderTest server) {
        this.server = server;
    }

    static void measure(ServerUnderTest server) throws Exception {
        new RequestRates(server).measure();
    }

    private void measure() throws Exception {
        Yardstick yardstick = new Yardstick(server.postgres.dataSource());
        System.out.printf("Warming up for %d s%n", Benchmarks.WARM_UP.toSeconds());
        Duration part = Benchmarks.WARM_UP.dividedBy(6);
        for (int i = 0; i < 2; i++) {
            Load.run(8, part.multipliedBy(3).dividedBy(2), number -> new Creator());
            Load.run(8, part, number -> new Reader(false));
            Load.run(8, part.dividedBy(3), number -> new Deactivator());
        }
        Load.run(8, Duration.ofSeconds(2), number -> yardstick.creator());

        System.out.printf(
                "%-12s %4s %9s %8s %8s %10s %8s %10s %6s%n",
                "", "con", "per s", "p50 ms", "p99 ms", "server ms", "db ms", "yardstick", "ratio");
        for (int connections : CONNECTIONS) {
            Load.Result bare = Load.run(connections, Benchmarks.MEASURED.dividedBy(2), number -> yardstick.creator());
            row("create", connections, number -> new Creator(), bare.perSecond());
        }
        for (int connections : CONNECTIONS) row("get by id", connections, number -> new Reader(false), 0);
        for (int connections : CONNECTIONS) row("userName eq", connections, number -> new Reader(true), 0);
        for (int connections : CONNECTIONS) {
            Load.Result bare =
                    Load.run(connections, Benchmarks.MEASURED.dividedBy(2), number -> yardstick.deactivator());
            Load.run(8, Benchmarks.MEASURED, number -> new Creator()); // there must be enough to deactivate
            row("deactivate", connections, number -> new Deactivator(), bare.perSecond());
        }
    }

    private void row(String what, int connections, Load.WorkerFactory factory, double yardstick) throws Exception {
        long serverBefore = ProcessCpu.of(server.serverPid());
        long databaseBefore = ProcessCpu.ofPostgres(server.postgres.pid());
        Load.Result result = Load.run(connections, Benchmarks.MEASURED, factory);
        double serverCpu = ProcessCpu.of(server.serverPid()) - serverBefore;
        double databaseCpu = ProcessCpu.ofPostgres(server.postgres.pid()) - databaseBefore;
        System.out.printf(
                "%-12s %4d %9.0f %8.2f %8.2f %10.3f %8.3f %10s %6s%n",
                what,
                connections,
                result.perSecond(),
                result.p50(),
                result.p99(),
                serverCpu / result.operations(),
                databaseCpu / result.operations(),
                yardstick == 0 ? "" : "%.0f".formatted(yardstick),
                yardstick == 0 ? "" : "%.2f".formatted(result.perSecond() / yardstick));
    }

    private final class Creator implements Load.Worker {
        private final HttpConnection connection;

        Creator() throws Exception {
            connection = server.connect();
        }

        @Override
        public void once() throws Exception {
            long number = DistinctUsers.next();
            expect(201, connection.send("POST", "/scim/v2/Users", DistinctUsers.json(number)), connection);
            String body = connection.body();
            int at = body.indexOf("\"id\":\"") + 6;
            String id = body.substring(at, at + 36);
            ids.add(id);
            active.add(id);
            nameById.put(id, DistinctUsers.userName(number));
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    private final class Reader implements Load.Worker {
        private final HttpConnection connection;
        private final boolean byName;

        Reader(boolean byName) throws Exception {
            connection = server.connect();
            this.byName = byName;
        }

        @Override
        public void once() throws Exception {
            String id = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
            String path = byName
                    ? "/scim/v2/Users?filter=userName%20eq%20%22" + nameById.get(id) + "%22&startIndex=1&count=100"
                    : "/scim/v2/Users/" + id;
            expect(200, connection.send("GET", path, null), connection);
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    private final class Deactivator implements Load.Worker {
        private final HttpConnection connection;

        Deactivator() throws Exception {
            connection = server.connect();
        }

        @Override
        public void once() throws Exception {
            String id = active.poll();
            if (id == null) throw new IllegalStateException("Nobody is left to deactivate");
            expect(200, connection.send("PATCH", "/scim/v2/Users/" + id, DEACTIVATE), connection);
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    private static void expect(int status, int got, HttpConnection connection) {
        if (got != status) throw new IllegalStateException("Answered " + got + ": " + connection.body());
    }
}
