package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.postgres.TestDatabase;
import dev.muster.server.WholeServer;
import dev.muster.server.transfer.TransferCommand;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Today's build goes on where an earlier one stopped. */
class UpgradeTest {
    private static final String PUBLIC_URL = "https://muster.example.com";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = "2026-11-28")
    void a_data_folder_of_an_earlier_release_is_served_as_before(String day) throws Exception {
        Release release = Release.of(day);
        Path home = folder.resolve("home");
        release.unpackHome(home);

        try (ServerProcess server = ServerProcess.start(
                home,
                Map.of(
                        "MUSTER_PUBLIC_URL",
                        PUBLIC_URL,
                        ServerProcess.OPERATOR_PASSWORD_VARIABLE,
                        release.operatorPassword()))) {
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
            assertThat(importInto(database).run("import", export.toString())).isZero();
            try (ServerProcess server = ServerProcess.start(
                    folder.resolve("home"),
                    Map.of(
                            "MUSTER_PUBLIC_URL", PUBLIC_URL,
                            "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                            "SPRING_DATASOURCE_USERNAME", database.user(),
                            "SPRING_DATASOURCE_PASSWORD", database.password()))) {
                release.isAnsweredAsBefore(server, ServerProcess.OPERATOR_PASSWORD);
                Verification.findsNoDifference(server);
            }
        }
    }

    private static TransferCommand importInto(TestDatabase database) {
        return new TransferCommand(new MockEnvironment()
                .withProperty("spring.datasource.url", database.jdbcUrl())
                .withProperty("spring.datasource.username", database.user())
                .withProperty("spring.datasource.password", database.password()));
    }
}
