package dev.muster.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A packaged server's second start, and creates at 8 connections in its first minute beside those of the same process when it is
 * warm: the jar as it is, and unpacked with an AOT cache, in turn. PostgreSQL runs already, and is not counted.
 */
final class FirstMinute {
    private static final int CONNECTIONS = 8;
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("MUSTER_BENCH_ROUNDS", "2"));

    private static final Path TARGET = Path.of("server", "target");

    interface Folders {
        void in(Benchmarks.Section section) throws Exception;
    }

    private FirstMinute() {}

    static void measure(Folders folders, List<String> jvm) throws Exception {
        System.out.printf(
                "%-20s %9s %9s %12s %10s %8s %14s %12s%n",
                "", "ready s", "CPU s", "1st minute/s", "hot/s", "ratio", "1st min CPU ms", "hot CPU ms");
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> program : programs().entrySet()) {
                folders.in(folder -> measure(program.getKey(), folder, jvm, program.getValue()));
            }
        }
    }

    private static Map<String, List<String>> programs() throws IOException {
        Map<String, List<String>> programs = new LinkedHashMap<>();
        try (var jars = Files.newDirectoryStream(TARGET, "server-*-app.jar")) {
            for (Path jar : jars) programs.put("jar", List.of("-jar", jar.toString()));
        }
        Path unpacked = TARGET.resolve("muster");
        programs.put(
                "with AOT cache",
                List.of(
                        "-XX:AOTCache=" + unpacked.resolve("muster.aot"),
                        "-XX:AOTMode=on",
                        "-jar",
                        unpacked.resolve("muster.jar").toString()));
        return programs;
    }

    private static void measure(String name, Path folder, List<String> jvm, List<String> program) throws Exception {
        new ServerUnderTest(folder, jvm, program).close(); // the first start makes the database
        try (ServerUnderTest server = new ServerUnderTest(folder, jvm, program)) {
            long cpuWhenReady = ProcessCpu.of(server.serverPid());
            Load.Result first = creates(server, MINUTE);
            long cpuAfterMinute = ProcessCpu.of(server.serverPid());
            creates(server, Benchmarks.WARM_UP);
            long cpuWhenWarm = ProcessCpu.of(server.serverPid());
            Load.Result hot = creates(server, Benchmarks.MEASURED);
            long cpuAtEnd = ProcessCpu.of(server.serverPid());
            System.out.printf(
                    "%-20s %9.1f %9.1f %12.0f %10.0f %8.2f %14.2f %12.2f%n",
                    name,
                    server.startSeconds,
                    cpuWhenReady / 1000.0,
                    first.perSecond(),
                    hot.perSecond(),
                    first.perSecond() / hot.perSecond(),
                    (double) (cpuAfterMinute - cpuWhenReady) / first.operations(),
                    (double) (cpuAtEnd - cpuWhenWarm) / hot.operations());
        }
    }

    private static Load.Result creates(ServerUnderTest server, Duration duration) throws Exception {
        return Load.run(CONNECTIONS, duration, number -> new Creator(server.connect()));
    }

    private record Creator(HttpConnection connection) implements Load.Worker {
        @Override
        public void once() throws Exception {
            int status = connection.send("POST", "/scim/v2/Users", DistinctUsers.json(DistinctUsers.next()));
            if (status != 201) throw new IOException(status + ": " + connection.body());
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }
}
