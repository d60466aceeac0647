package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.postgres.EmbeddedPostgres;
import dev.muster.postgres.Settings;
import dev.muster.postgres.TestDatabases;
import dev.muster.server.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose database goes away, and comes back, without being started anew itself. */
@SuppressWarnings("NullAway.Init")
class DatabaseGoneTest {
    private static final String BARBARA =
            "{\"userName\":\"bjensen-%s@example.com\",\"name\":{\"familyName\":\"Jensen\"},\"active\":true}";

    private static Path folder;
    private static EmbeddedPostgres database;
    private static ServerProcess server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        folder = home.resolve("postgres");
        database = open();
        server = ServerProcess.start(
                home.resolve("server"),
                Map.of(
                        "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password()));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        database.close();
    }

    private static EmbeddedPostgres open() {
        return EmbeddedPostgres.start(
                folder,
                Settings.durable()
                        .with("fsync", "off")
                        .withBinariesIn(TestDatabases.binaries())
                        .telling(line -> {}));
    }

    @Test
    void while_it_is_gone_requests_are_told_when_to_come_back_and_afterwards_all_goes_on() throws IOException {
        assertThat(post("before").statusCode()).isEqualTo(201);

        database.close();
        HttpResponse<String> first = post("during");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(first.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error", "\"status\":\"503\"");
        Await.until(() -> readiness() == 503);
        assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        HttpResponse<String> api = server.get("/api/tenants");
        assertThat(api.statusCode()).isEqualTo(503);
        assertThat(api.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        HttpResponse<String> token = server.form(
                "/oauth2/token",
                "grant_type=client_credentials&client_secret=" + ServerProcess.TOKEN + "&client_id=" + UUID.randomUUID()
                        + "." + UUID.randomUUID());
        assertThat(token.statusCode()).as(token.body()).isEqualTo(503);
        assertThat(token.body()).contains("temporarily_unavailable");

        database = open();
        Await.until(() -> readiness() == 200);
        HttpResponse<String> after = post("after");
        assertThat(after.statusCode()).as(after.body()).isEqualTo(201);
        Await.until(() -> timeline().contains("bjensen-after@example.com"));
        assertThat(server.log())
                .as("what is no bug is none in the log either")
                .doesNotContain("error of ours")
                .doesNotContainPattern("Request \\S+ failed");
    }

    @Test
    void a_killed_session_costs_its_own_request_at_most() throws Exception {
        for (int i = 0; i < 3; i++) {
            sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'muster%'");
            HttpResponse<String> created = post("killed-" + i);
            assertThat(created.statusCode()).as(created.body()).isIn(201, 503);
        }
        Await.until(() -> readiness() == 200
                && List.of(201, 409).contains(post("again").statusCode())); // a broken connection may have made her
    }

    @Test
    void a_standby_or_one_that_is_switched_over_takes_no_changes_and_readiness_says_so() throws Exception {
        sql("alter database muster set default_transaction_read_only to on");
        sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'muster%'");
        try {
            Await.until(() -> post("standby").body().contains("takes no changes"));
            assertThat(post("standby").statusCode()).isEqualTo(503);
            Await.until(() -> readiness() == 503);
            Await.until(() -> status("/scim/v2/Users?count=1") == 200); // reads go on
        } finally {
            sql("alter database muster reset default_transaction_read_only");
        }
        Await.until(() -> readiness() == 200);
        Await.until(() -> post("primary").statusCode() == 201);
    }

    private static HttpResponse<String> post(String name) {
        try {
            return server.send("POST", "/scim/v2/Users", BARBARA.formatted(name));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static int readiness() {
        return status("/actuator/health/readiness");
    }

    private static int status(String path) {
        try {
            return server.get(path).statusCode();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static String timeline() {
        try {
            return server.get("/api/history?limit=100").body();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
