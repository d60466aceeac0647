package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.postgres.TestDatabase;
import dev.muster.server.WholeServer;
import dev.muster.server.transfer.TransferCommand;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

/** Today's build goes on where an earlier one stopped, also where it was killed on the way to it. */
class OldReleasesTest {
    private static final String PUBLIC_URL = "https://muster.example.com";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = "2026-11-28")
    void a_data_folder_of_an_earlier_release_is_served_as_before(String day) throws Exception {
        Release release = Release.of(day);
        Path home = folder.resolve("home");
        release.unpackHome(home);
        Map<String, String> settings = Map.of(
                "MUSTER_PUBLIC_URL", PUBLIC_URL, ServerProcess.OPERATOR_PASSWORD_VARIABLE, release.operatorPassword());
        ServerProcess killed = ServerProcess.begin(home, settings);
        killed.awaitLine("are made again from the events");
        killed.kill();

        try (ServerProcess server = ServerProcess.start(home, settings)) {
            release.isAnsweredAsBefore(server, null);
            Verification.findsNoDifference(server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "2026-11-28")
    void an_export_of_an_earlier_release_is_imported_and_served_as_before(String day) throws Exception {
        Release release = Release.of(day);
        Path export = folder.resolve("history.jsonl");
        release.unpackExport(export);

        try (TestDatabase database = WholeServer.OwnDatabase.emptyDatabase()) {
            Map<String, String> settings = Map.of(
                    "MUSTER_PUBLIC_URL", PUBLIC_URL,
                    "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                    "SPRING_DATASOURCE_USERNAME", database.user(),
                    "SPRING_DATASOURCE_PASSWORD", database.password());
            killedHalfway(export, settings);
            assertThat(tenants(database)).as("nothing at all").isEmpty();
            killedWithoutTables(export, settings);
            List<@Nullable String> tenants = tenants(database);

            Path again = folder.resolve("again.jsonl");
            assertThat(command(database).run("export", again.toString())).isZero();
            assertThat(again).hasSameTextualContentAs(export);

            try (ServerProcess server = ServerProcess.start(folder.resolve("home"), settings)) {
                release.isAnsweredAsBefore(server, ServerProcess.OPERATOR_PASSWORD);
                Verification.findsNoDifference(server);
            }
            assertThat(tenants(database)).as("no first boot on top of it").isEqualTo(tenants);
        }
    }

    /** What is imported comes from a pipe that goes dry; it is more than a pipe holds, so most of it has been read. */
    private void killedHalfway(Path export, Map<String, String> settings) throws IOException {
        ServerProcess killed = ServerProcess.begin(folder.resolve("home"), settings, "import", "/dev/stdin");
        List<String> lines = Files.readAllLines(export);
        try (BufferedWriter half = killed.input()) {
            for (String line : lines.subList(0, lines.size() / 2))
                half.append(line).append('\n');
            half.flush();
            killed.kill();
        } catch (IOException nobodyReads) {
            throw new AssertionError("The import ended:\n" + killed.log(), nobodyReads);
        }
    }

    private void killedWithoutTables(Path export, Map<String, String> settings) throws IOException {
        ServerProcess killed = ServerProcess.begin(folder.resolve("home"), settings, "import", export.toString());
        killed.awaitLine("events are in the store");
        killed.kill();
        assertThat(killed.log()).doesNotContain("Verified");
    }

    private static List<@Nullable String> tenants(TestDatabase database) {
        return new JdbcTemplate(database.superuser())
                .queryForList("select distinct tenant_id::text from domain_event order by 1", String.class);
    }

    private static TransferCommand command(TestDatabase database) {
        return new TransferCommand(new MockEnvironment()
                .withProperty("spring.datasource.url", database.jdbcUrl())
                .withProperty("spring.datasource.username", database.user())
                .withProperty("spring.datasource.password", database.password()));
    }
}
