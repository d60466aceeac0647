package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import dev.muster.tour.ServerAccess;
import dev.muster.tour.Tour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Okta to the inbox, as a newcomer plays it. */
class TourTest {
    @Test
    void the_tour_ends_with_a_letter_that_names_every_leaver_and_what_is_still_out(@TempDir Path home)
            throws Exception {
        try (TestDatabase database = TestDatabases.create();
                ServerProcess server = ServerProcess.start(
                        home,
                        Map.of(
                                "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                                "SPRING_DATASOURCE_USERNAME", database.user(),
                                "SPRING_DATASOURCE_PASSWORD", database.password()))) {
            var told = new ByteArrayOutputStream();
            var run = Tour.play(
                    new ServerAccess(
                            "http://127.0.0.1:" + server.port,
                            ServerProcess.TOKEN,
                            "operator",
                            ServerProcess.OPERATOR_PASSWORD),
                    new PrintStream(told, true, StandardCharsets.UTF_8));

            String csv = server.get("/api/runs/" + run.get("id").stringValue() + "/files/csv")
                    .body();
            List<String> items =
                    csv.lines().skip(1).filter(line -> !line.isBlank()).toList();
            assertThat(items).hasSize(Tour.LEAVERS_WITH_EQUIPMENT);
            assertThat(csv).contains("bjensen011@example.com", "LT-0011").doesNotContain("LT-0003", "LT-9001");
            assertThat(letters(home)).hasSize(1);
            assertThat(told.toString(StandardCharsets.UTF_8)).contains("leavers.pdf", "/api/history/");
            Verification.findsNoDifference(server);
        }
    }

    private static List<Path> letters(Path home) throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("outbox"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }
}
