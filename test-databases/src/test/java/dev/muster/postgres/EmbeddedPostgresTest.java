package dev.muster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JUnit's temporary folders have mode 0700, so each of these tests also starts below one. */
class EmbeddedPostgresTest {
    /** Not flushing: a new cluster is a thousand files. */
    private static final Settings QUICK = Settings.durable()
            .with("fsync", "off")
            .withBinariesIn(TestDatabases.binaries())
            .telling(line -> {});

    @TempDir
    Path home;

    @Test
    void the_first_start_says_what_takes_time_and_a_later_one_does_none_of_it_again() {
        List<String> told = new CopyOnWriteArrayList<>();
        Path folder = home.resolve("muster-home").resolve("postgres");
        EmbeddedPostgres.start(folder, Settings.durable().telling(told::add)).close();
        assertThat(told)
                .extracting(line -> line.split(" ", 2)[0])
                .containsSubsequence("Unpacking", "Creating", "Starting");

        told.clear();
        EmbeddedPostgres.start(folder, Settings.durable().telling(told::add)).close();
        assertThat(told)
                .extracting(line -> line.split(" ", 2)[0])
                .contains("Starting")
                .doesNotContain("Unpacking", "Creating");
    }

    @Test
    void rows_and_port_stay_over_a_restart_and_a_port_that_somebody_took_is_left_to_them() throws IOException {
        String url;
        try (var postgres = EmbeddedPostgres.start(home, QUICK)) {
            url = postgres.jdbcUrl();
            Sql.run(postgres.dataSource(), "create table person as select 'bjensen' as user_name");
        }
        try (var postgres = EmbeddedPostgres.start(home, QUICK)) {
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
        }
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        try (var somebody = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var postgres = EmbeddedPostgres.start(home, QUICK)) {
            assertThat(somebody.isBound()).isTrue();
            assertThat(postgres.jdbcUrl()).isNotEqualTo(url);
            assertThat(Sql.ask(postgres.dataSource(), "select user_name from person"))
                    .isEqualTo("bjensen");
        }
    }

    @Test
    void the_second_start_in_one_process_is_refused_and_the_first_keeps_its_lock() {
        try (var postgres = EmbeddedPostgres.start(home, QUICK)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedPostgres.start(home, QUICK))
                        .isInstanceOf(PostgresUnavailable.FolderInUse.class);
            }
            assertThat(Sql.ask(postgres.dataSource(), "select 1")).isEqualTo("1");
        }
        EmbeddedPostgres.start(home, QUICK).close();
    }

    @Test
    void files_of_another_major_version_are_refused_by_name() throws IOException {
        EmbeddedPostgres.start(home, QUICK).close();
        Files.writeString(home.resolve("data").resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, QUICK))
                .isInstanceOf(PostgresUnavailable.OtherMajorVersion.class)
                .hasMessageContaining("PostgreSQL 17");
    }
}
