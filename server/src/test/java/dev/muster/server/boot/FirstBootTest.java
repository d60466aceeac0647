package dev.muster.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.postgres.TestDatabase;
import dev.muster.server.Muster;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class FirstBootTest {
    @TempDir
    private Path folder;

    @Test
    void a_start_that_breaks_off_leaves_nothing_and_of_two_that_follow_one_makes_everything() throws Exception {
        try (TestDatabase database = WholeServer.OwnDatabase.emptyDatabase()) {
            Path first = folder.resolve("first");
            Path second = folder.resolve("second");
            Files.createDirectories(first.resolve("first-run.txt").resolve("in the way"));
            assertThatThrownBy(() -> start(database, first).close()).hasMessageContaining("first-run.txt");
            assertThat(count(database, "tenant_view")).isZero();
            assertThat(count(database, "domain_event")).isZero();
            assertThat(count(database, "person")).isZero();
            Files.delete(first.resolve("first-run.txt").resolve("in the way"));
            Files.delete(first.resolve("first-run.txt"));

            var one = CompletableFuture.supplyAsync(() -> start(database, first));
            var other = CompletableFuture.supplyAsync(() -> start(database, second));
            try (var here = one.get();
                    var there = other.get()) {
                assertThat(count(database, "tenant_view")).isEqualTo(1);
                assertThat(count(database, "integration_view")).isEqualTo(1);
                assertThat(count(database, "credential_view")).isEqualTo(1);
                assertThat(count(database, "person")).isEqualTo(1);
                List<Path> told = Stream.of(first, second)
                        .map(home -> home.resolve("first-run.txt"))
                        .filter(Files::exists)
                        .toList();
                assertThat(told).hasSize(1);
                whatItTellsIsTrue(told.getFirst(), here);
                whatItTellsIsTrue(told.getFirst(), there);
            }
        }
    }

    @Test
    void a_start_that_was_killed_before_it_made_the_operator_leaves_the_token_on_record() throws Exception {
        try (TestDatabase database = WholeServer.OwnDatabase.emptyDatabase()) {
            Path home = folder.resolve("killed");
            start(database, home).close();
            new JdbcTemplate(database.superuser()).update("delete from person");
            try (var again = start(database, home)) {
                whatItTellsIsTrue(home.resolve("first-run.txt"), again);
            }
        }
    }

    private static void whatItTellsIsTrue(Path told, ConfigurableApplicationContext server) throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(told)))
                .isEqualTo("rw-------");
        String text = Files.readString(told);
        Web web = Web.of(Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port")));
        String anybody = "/scim/v2/Users/00000000-0000-7000-8000-000000000000";
        assertThat(web.asBearer(value(text, "Bearer token")).get(anybody).statusCode())
                .isEqualTo(404);
        assertThat(web.asPerson(value(text, "Operator"), value(text, "Password"))
                        .get("/actuator/prometheus")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String value(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private static ConfigurableApplicationContext start(TestDatabase database, Path home) {
        return new SpringApplicationBuilder(Muster.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--muster.home=" + home,
                        // by name Quartz keeps its data source for the whole process: the other tests' server has one
                        // too
                        "--spring.quartz.scheduler-name=" + home.getFileName());
    }

    private static int count(TestDatabase database, String table) {
        Integer rows =
                new JdbcTemplate(database.superuser()).queryForObject("select count(*) from " + table, Integer.class);
        return rows == null ? -1 : rows;
    }
}
