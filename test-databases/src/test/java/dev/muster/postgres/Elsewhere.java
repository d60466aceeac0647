package dev.muster.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another process that starts PostgreSQL in a folder, says its process id or why not, and waits to be killed. */
final class Elsewhere implements AutoCloseable {
    private final Process process;
    private final String answer;

    private Elsewhere(Process process, String answer) {
        this.process = process;
        this.answer = answer;
    }

    public static void main(String[] arguments) throws IOException {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(
                    Path.of(arguments[0]),
                    Settings.durable()
                            .with("fsync", "off")
                            .withBinariesIn(Path.of(arguments[1]))
                            .telling(line -> {}));
            Sql.run(postgres.dataSource(), "create table if not exists person (user_name text)");
            Sql.run(postgres.dataSource(), "insert into person values ('bjensen')");
            System.out.println(postgres.pid());
            System.in.read();
        } catch (PostgresUnavailable e) {
            System.out.println(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        Runtime.getRuntime().halt(0);
    }

    static Elsewhere start(Path folder, Path binaries, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName(),
                folder.toString(),
                binaries.toString()));
        builder.environment().putAll(environment);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        return new Elsewhere(process, String.valueOf(lines.readLine()));
    }

    String answer() {
        return answer;
    }

    long postgres() {
        return Long.parseLong(answer);
    }

    /** As the kernel does it when memory runs out: no hook runs. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
