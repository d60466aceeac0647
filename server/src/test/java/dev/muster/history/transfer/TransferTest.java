package dev.muster.history.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.history.replay.OfflineReplay;
import dev.muster.history.replay.VerificationView;
import dev.muster.history.replay.VerificationView.TableDigest;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.transfer.TransferCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

@WholeServer
class TransferTest {
    @Autowired
    private TestDatabase database;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @BeforeEach
    void something_happened() {
        Web okta = Web.of(port).asBearer(WholeServer.TOKEN);
        okta.post("/scim/v2/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"j\\u00f6rg\\\\%s@example.com",
                 "name":{"familyName":"M\\u00fcller\\n\\u4e2d"},"active":true}""".formatted(System.nanoTime()));
    }

    @Test
    void a_new_database_holds_the_same_as_the_old_one_and_goes_on_counting() throws Exception {
        Path file = folder.resolve("events.jsonl");
        assertThat(command(database).run("export", file.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(command(database).run("export", file.toString()))
                .as("never over a file")
                .isEqualTo(1);

        try (TestDatabase other = WholeServer.OwnDatabase.emptyDatabase()) {
            assertThat(command(other).run("import", file.toString())).isZero();

            assertThat(digests(other)).isEqualTo(digests(database));
            JdbcTemplate superuser = new JdbcTemplate(other.superuser());
            Long last = superuser.queryForObject("select max(global_index) from domain_event", Long.class);
            Long next = superuser.queryForObject(
                    "select nextval(pg_get_serial_sequence('domain_event', 'global_index'))", Long.class);
            assertThat(next).isEqualTo(last == null ? null : last + 1);
            assertThat(superuser.queryForList("select distinct relforcerowsecurity from pg_class"
                            + " where relname = 'domain_event' and relnamespace = 'public'::regnamespace"))
                    .containsExactly(java.util.Map.of("relforcerowsecurity", true));
            assertThat(command(other).run("import", file.toString()))
                    .as("never into another history")
                    .isEqualTo(1);
            assertThat(onRecord(database)).contains("EventsExported by command-line");
            assertThat(onRecord(other)).containsExactly("EventsImported by command-line");
        }
    }

    @Test
    void a_file_that_somebody_touched_is_refused_and_leaves_nothing() throws Exception {
        Path file = folder.resolve("events.jsonl");
        command(database).run("export", file.toString());
        List<String> lines = Files.readAllLines(file);
        try (TestDatabase other = WholeServer.OwnDatabase.emptyDatabase()) {
            imports(
                    other,
                    lines.stream()
                            .map(line -> line.replace("My organization", "No organization"))
                            .toList());
            imports(other, lines.subList(0, lines.size() - 1));
            imports(
                    other,
                    lines.stream()
                            .filter(line -> !line.contains("TenantOpened"))
                            .toList());
            imports(other, lines.subList(1, lines.size()));
        }
    }

    private void imports(TestDatabase other, List<String> broken) throws IOException {
        Path file = Files.write(folder.resolve("broken.jsonl"), broken);
        assertThat(command(other).run("import", file.toString())).isEqualTo(1);
        assertThat(new JdbcTemplate(other.superuser()).queryForList("select 1 from domain_event"))
                .isEmpty();
    }

    private static List<String> onRecord(TestDatabase of) {
        return new JdbcTemplate(of.superuser())
                .query(
                        "select kind || ' by ' || actor from audit_log where tenant_id is null",
                        (row, number) -> String.valueOf(row.getString(1)));
    }

    private static Set<TableDigest> digests(TestDatabase of) {
        VerificationView view = new OfflineReplay(of.dataSource()).verify("test");
        assertThat(view.differences()).isEmpty();
        return view.tables().stream()
                .filter(digest -> !digest.table().equals("timeline_entry")) // it streams: how far, is another matter
                .collect(Collectors.toSet());
    }

    @Test
    void a_word_that_is_no_command_starts_no_server() {
        assertThat(TransferCommand.isMeant("exprot", "history.jsonl")).isTrue();
        assertThat(TransferCommand.isMeant("--server.port=8081")).isFalse();
        assertThat(TransferCommand.isMeant()).isFalse();
        assertThat(new TransferCommand(new MockEnvironment()).run("exprot", "history.jsonl"))
                .isEqualTo(2);
    }

    private static TransferCommand command(TestDatabase database) {
        return new TransferCommand(new MockEnvironment()
                .withProperty("spring.datasource.url", database.jdbcUrl())
                .withProperty("spring.datasource.username", database.user())
                .withProperty("spring.datasource.password", database.password()));
    }
}
