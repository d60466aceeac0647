package dev.muster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final Settings SETTINGS =
            Settings.durable().withBinariesIn(TestDatabases.binaries()).telling(line -> {});
    /** For what has nothing to do with the disk: a new cluster is a thousand files to flush. */
    private static final Settings QUICK = SETTINGS.with("fsync", "off");

    private static final String ENDLESS =
            "select count(*) from generate_series(1, 100000) a, generate_series(1, 1000000) b";

    @TempDir
    Path home;

    @Test
    void what_was_committed_survives_a_killed_server() {
        try (var postgres = EmbeddedPostgres.start(home, SETTINGS)) {
            Sql.run(postgres.dataSource(), "create table person as select 'bjensen' as user_name");
            kill(postgres.pid());
        }
        assertThatBarbaraIsThere(SETTINGS);
    }

    @Test
    void a_statement_that_outlives_its_server_does_not_keep_the_next_one_out() throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, QUICK);
        Sql.run(postgres.dataSource(), "create table person as select 'bjensen' as user_name");
        Connection busy = postgres.dataSource().getConnection();
        try (postgres) {
            var endless = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> busy.createStatement().execute(ENDLESS))
                            .isInstanceOf(SQLException.class));
            String running = "select count(*) from pg_stat_activity where state = 'active' and query like '%series%b'";
            while (!Sql.ask(postgres.superuser(), running).equals("1")) {
                Thread.onSpinWait();
            }
            kill(postgres.pid());
            postgres.close();
            assertThatBarbaraIsThere(QUICK);
            endless.join();
        } finally {
            busy.abort(Runnable::run);
        }
    }

    @Test
    void a_server_whose_process_was_killed_is_taken_over() throws IOException {
        try (Elsewhere elsewhere = Elsewhere.start(home, TestDatabases.binaries(), Map.of())) {
            elsewhere.kill();
            try (var postgres = EmbeddedPostgres.start(home, SETTINGS)) {
                assertThat(postgres.pid()).isEqualTo(elsewhere.postgres());
                assertThat(Sql.ask(postgres.dataSource(), "select user_name from person"))
                        .isEqualTo("bjensen");
            }
            assertThat(home.resolve("data").resolve("postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void both_killed_at_once_are_back_at_once() throws IOException {
        try (Elsewhere elsewhere = Elsewhere.start(home, TestDatabases.binaries(), Map.of())) {
            kill(elsewhere.postgres());
            elsewhere.kill();
            assertThatBarbaraIsThere(QUICK);
        }
    }

    @Test
    void a_second_process_is_told_the_folder_the_holder_and_the_cure() throws IOException {
        try (var postgres = EmbeddedPostgres.start(home, QUICK);
                Elsewhere elsewhere = Elsewhere.start(home, TestDatabases.binaries(), Map.of())) {
            assertThat(elsewhere.answer())
                    .contains(home.toRealPath().toString())
                    .contains("process " + ProcessHandle.current().pid())
                    .contains("MUSTER_HOME");
            assertThat(Sql.ask(postgres.dataSource(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_stale_lock_file_is_no_obstacle_whatever_it_says() throws IOException {
        Path file = home.resolve("data").resolve("postmaster.pid");
        Process stranger = new ProcessBuilder("sleep", "60").start();
        List<Function<String, String>> remnants = List.of(
                left -> left,
                left -> stranger.pid() + left.substring(left.indexOf('\n')),
                left -> "",
                left -> "\0".repeat(left.length()));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, QUICK);
        try {
            Sql.run(postgres.dataSource(), "create table person as select 'bjensen' as user_name");
            for (var remnant : remnants) {
                kill(postgres.pid());
                Files.writeString(file, remnant.apply(Files.readString(file)));
                postgres.close();
                postgres = EmbeddedPostgres.start(home, QUICK);
                assertThat(Sql.ask(postgres.dataSource(), "select user_name from person"))
                        .isEqualTo("bjensen");
            }
        } finally {
            postgres.close();
            stranger.destroyForcibly();
        }
    }

    private void assertThatBarbaraIsThere(Settings settings) {
        try (var postgres = EmbeddedPostgres.start(home, settings)) {
            assertThat(Sql.ask(postgres.dataSource(), "select user_name from person"))
                    .isEqualTo("bjensen");
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
