package dev.muster.server.durability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a start is said in a few lines, with what to do, and the exit code is 1: docs/operations.md has the table. */
class RefusedSurroundingsTest {
    @TempDir
    private Path folder;

    /** A start that is not refused, when the test fails, stays there otherwise. */
    @AfterEach
    void end() {
        ServerProcess.killAll();
    }

    @Test
    void each_start_that_cannot_be_says_why_without_a_stack_trace() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/postgres"));
        try (FileChannel lock = FileChannel.open(
                        Files.writeString(taken.resolve("lock"), "process 4711"), StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            Map<String, ServerProcess> starts = new LinkedHashMap<>();
            starts.put(
                    "A file cannot be used: ",
                    begin(
                            folder,
                            Map.of(
                                    "MUSTER_HOME",
                                    Files.createFile(folder.resolve("file")).toString())));
            starts.put(
                    "is in use by another Muster (process 4711)", begin(requireNonNull(taken.getParent()), Map.of()));
            starts.put(
                    "is in use by another Muster (process 4711). Stop that one",
                    begin(
                            requireNonNull(taken.getParent()),
                            Map.of(),
                            "export",
                            folder.resolve("events.jsonl").toString()));
            starts.put("was made by PostgreSQL 12", begin(clusterOf("12"), Map.of()));
            starts.put(
                    "is 'many', which is not a whole number",
                    begin(folder.resolve("number"), Map.of("MUSTER_DATABASE_CONNECTIONS", "many")));

            for (Map.Entry<String, ServerProcess> start : starts.entrySet()) {
                assertThat(start.getValue().end()).as(start.getKey()).isEqualTo(1);
                assertThat(start.getValue().log()).contains(start.getKey()).doesNotContain("\tat ", "Exception");
                assertThat(start.getValue().log().lines())
                        .as(start.getValue().log())
                        .hasSizeLessThan(25);
            }
            assertThat(held.isValid()).isTrue();
        }
        assertThat(folder.resolve("events.jsonl")).doesNotExist();
    }

    private static ServerProcess begin(Path home, Map<String, String> settings, String... command) throws IOException {
        return ServerProcess.begin(home, settings, command);
    }

    private Path clusterOf(String version) throws IOException {
        Path home = folder.resolve("other-version");
        Path data = Files.createDirectories(home.resolve("postgres/data"));
        Files.writeString(data.resolve("PG_VERSION"), version + "\n");
        return home;
    }
}
