package dev.muster.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that dies without being asked to. */
class StartedAgainTest {
    private static final Settings QUICK = Settings.durable()
            .with("fsync", "off")
            .withBinariesIn(TestDatabases.binaries())
            .telling(line -> {});

    @TempDir
    Path home;

    @Test
    void it_is_back_where_it_was_with_what_was_committed_as_often_as_it_is_killed() throws IOException {
        try (var postgres = EmbeddedPostgres.start(home, QUICK)) {
            DataSource door = postgres.dataSource();
            Sql.run(door, "create table person (user_name text)");
            for (int i = 1; i <= 2; i++) {
                Sql.run(door, "insert into person values ('bjensen')");
                long killed = postgres.pid();
                kill(killed);
                awaitAnotherThan(killed, postgres);
                assertThat(Sql.ask(door, "select count(*) from person")).isEqualTo(String.valueOf(i));
            }
            kill(postgres.pid());
        }
        assertThat(Postmaster.of(home.resolve("data").toRealPath()))
                .as("closed while it is being started again, it leaves none behind")
                .isNull();
    }

    @Test
    void files_that_went_away_are_missed_and_not_made_anew() throws Exception {
        CompletableFuture<PostgresUnavailable> lost = new CompletableFuture<>();
        try (var postgres = EmbeddedPostgres.start(home, QUICK.withPatience(Duration.ofMillis(500)))) {
            postgres.whenLost(lost::complete);
            Files.move(home.resolve("data"), home.resolve("unmounted"));
            kill(postgres.pid());

            assertThat(lost.get(1, TimeUnit.MINUTES))
                    .hasMessageContaining("did not start again")
                    .hasMessageContaining("no cluster in");
            assertThat(home.resolve("data")).doesNotExist();
        }
    }

    private static void awaitAnotherThan(long killed, EmbeddedPostgres postgres) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (postgres.pid() == killed) {
            assertThat(System.nanoTime()).as("It is not back").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
