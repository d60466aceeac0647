package dev.muster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fresh cluster grants, to whom, with nothing configured. */
class FreshClusterTest {
    @TempDir
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(
                home,
                Settings.durable().withBinariesIn(TestDatabases.binaries()).telling(line -> {}));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void nobody_else_reads_the_folder_or_a_password() throws IOException {
        assertThat(mode(home)).isEqualTo("rwx------");
        assertThat(mode(home.resolve("data"))).isEqualTo("rwx------");
        assertThat(mode(home.resolve("muster.password"))).isEqualTo("rw-------");
        assertThat(mode(home.resolve("postgres.password"))).isEqualTo("rw-------");
        assertThat(Files.readString(home.resolve("muster.password")).strip())
                .isEqualTo(postgres.password())
                .hasSize(32);
    }

    @Test
    void only_the_right_password_enters() {
        assertThat(Sql.ask(postgres.superuser(), "select rolpassword from pg_authid where rolname = 'muster'"))
                .startsWith("SCRAM-SHA-256$");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "muster", "guess"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void the_application_owns_its_database_and_stands_below_row_level_security() {
        assertThat(Sql.ask(postgres.dataSource(), Sql.IS_ABOVE_POLICIES)).isEqualTo("f");
        assertThat(Sql.ask(
                        postgres.dataSource(),
                        "select pg_get_userbyid(datdba) || ' ' || datlocprovider::text || ' ' || datlocale"
                                + " from pg_database where datname = current_database()"))
                .isEqualTo("muster b C.UTF-8");
    }

    @Test
    void it_keeps_what_it_acknowledges_and_answers_this_machine_only() {
        for (String promise : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertThat(Sql.ask(postgres.dataSource(), "show " + promise))
                    .as(promise)
                    .isEqualTo("on");
        }
        assertThat(Sql.ask(postgres.superuser(), "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Sql.ask(postgres.superuser(), "show unix_socket_directories"))
                .isEmpty();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
