package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import dev.muster.server.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two servers on one database, and clients that all want the same thing at the same moment. */
class TwoServersTest {
    private static final int CLIENTS = 32;
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";

    /** As many attributes as clients, each taking any text. */
    private static final List<String> ATTRIBUTES = List.of(
            "name.formatted",
            "name.familyName",
            "name.givenName",
            "name.middleName",
            "name.honorificPrefix",
            "name.honorificSuffix",
            "displayName",
            "nickName",
            "title",
            "userType",
            "preferredLanguage",
            "locale",
            "timezone",
            ENTERPRISE + "employeeNumber",
            ENTERPRISE + "costCenter",
            ENTERPRISE + "organization",
            ENTERPRISE + "division",
            ENTERPRISE + "department",
            "emails[type eq \"work\"].value",
            "emails[type eq \"home\"].value",
            "phoneNumbers[type eq \"work\"].value",
            "phoneNumbers[type eq \"home\"].value",
            "phoneNumbers[type eq \"mobile\"].value",
            "phoneNumbers[type eq \"fax\"].value",
            "phoneNumbers[type eq \"pager\"].value",
            "ims[type eq \"xmpp\"].value",
            "addresses[type eq \"work\"].streetAddress",
            "addresses[type eq \"work\"].locality",
            "addresses[type eq \"work\"].region",
            "addresses[type eq \"work\"].postalCode",
            "addresses[type eq \"home\"].locality",
            "addresses[type eq \"home\"].streetAddress");

    private static TestDatabase database;
    private static ServerProcess one;
    private static ServerProcess other;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        database = TestDatabases.create();
        Map<String, String> environment = Map.of(
                "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password());
        one = ServerProcess.start(folder.resolve("one"), environment);
        other = ServerProcess.start(folder.resolve("other"), environment);
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        database.close();
    }

    @Test
    void of_many_that_create_one_userName_one_wins_and_history_has_one_event() throws Exception {
        List<HttpResponse<String>> answers =
                atOnce(CLIENTS, client -> server(client).send("POST", "/scim/v2/Users", user("contested@example.com")));

        assertThat(statuses(answers)).containsOnly(201, 409);
        assertThat(Collections.frequency(statuses(answers), 201)).isEqualTo(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .allMatch(answer -> answer.body().contains("uniqueness"));
        assertThat(count("select count(*) from domain_event where payload_type = 'UserProvisioned'"
                        + " and personal::text like '%contested@example.com%'"))
                .isEqualTo(1);
    }

    @Test
    void changes_of_different_attributes_of_one_user_are_all_there() throws Exception {
        String id = id(one.send("POST", "/scim/v2/Users", user("revised@example.com")));
        assertThat(ATTRIBUTES).hasSize(CLIENTS);
        List<HttpResponse<String>> answers = atOnce(
                CLIENTS,
                client -> server(client)
                        .send(
                                "PATCH",
                                "/scim/v2/Users/" + id,
                                replace(ATTRIBUTES.get(client).replace("\"", "\\\""), "value-" + two(client))));

        assertThat(statuses(answers)).containsOnly(200);
        String user = other.get("/scim/v2/Users/" + id).body();
        for (int client = 0; client < CLIENTS; client++) {
            assertThat(user).as(ATTRIBUTES.get(client)).contains("value-" + two(client));
        }
    }

    @Test
    void members_added_from_everywhere_are_all_there_once() throws Exception {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            users.add(id(one.send("POST", "/scim/v2/Users", user("member" + i + "@example.com"))));
        }
        String group = id(one.send("POST", "/scim/v2/Groups", "{\"displayName\":\"Tour Guides\",\"members\":[]}"));

        // each adds one of its own and one that all add
        List<HttpResponse<String>> answers = atOnce(
                CLIENTS,
                client -> server(client)
                        .send(
                                "PATCH",
                                "/scim/v2/Groups/" + group,
                                add("members", member(users.get(client)) + "," + member(users.getFirst()))));

        assertThat(statuses(answers)).allMatch(status -> status < 300);
        assertThat(count("select count(*) from membership where group_id = '" + group + "'"))
                .isEqualTo(CLIENTS);
        assertThat(count("select count(*) from domain_event, json_array_elements_text(payload -> 'users')"
                        + " where payload_type = 'MembersAdded' and aggregate_id = '" + group + "'"))
                .isEqualTo(CLIENTS);
    }

    @Test
    void names_that_change_hands_at_the_same_moment_leave_no_difference() throws Exception {
        int pairs = 16;
        List<String> holders = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            holders.add(id(one.send("POST", "/scim/v2/Users", user("swapped" + i + "@example.com"))));
        }
        List<HttpResponse<String>> answers = atOnce(2 * pairs, client -> {
            int pair = client / 2;
            return client % 2 == 0
                    ? one.send(
                            "PATCH",
                            "/scim/v2/Users/" + holders.get(pair),
                            replace("userName", "renamed" + pair + "@example.com"))
                    : other.send("POST", "/scim/v2/Users", user("swapped" + pair + "@example.com"));
        });

        assertThat(statuses(answers)).isSubsetOf(200, 201, 409);
        Verification.findsNoDifference(one);
    }

    @Test
    void what_two_servers_take_away_counts_together() throws Exception {
        String guarded = "/api/integrations/" + first(one.get("/api/integrations"));
        String policies = "{\"name\":\"Okta\",\"profile\":\"OKTA\",\"policies\":{\"massChangeGuard\":%s}}";
        List<String> users = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            users.add(id(one.send("POST", "/scim/v2/Users", user("leaving" + i + "@example.com"))));
        }
        String limit = "{\"limit\":7,\"windowMinutes\":60}";
        assertThat(one.send("PUT", guarded, policies.formatted(limit)).statusCode())
                .isEqualTo(200);
        // the other remembers policies for a moment
        Await.until(() -> count("select count(*) from removal_count") > 0 || isCountedByTheOther(users.removeLast()));
        int before = (int) count("select coalesce(sum(removals), 0) from removal_count");

        List<HttpResponse<String>> answers = atOnce(
                users.size(), client -> server(client).send("DELETE", "/scim/v2/Users/" + users.get(client), null));

        assertThat(statuses(answers)).containsOnly(204, 503);
        assertThat(Collections.frequency(statuses(answers), 204)).isEqualTo(7 - before);
        assertThat(count("select count(*) from domain_event where payload_type = 'MassChangeHeld'"))
                .isEqualTo(1);
        assertThat(one.send("PUT", guarded, policies.formatted("null")).statusCode())
                .isEqualTo(200);
        Verification.findsNoDifference(other);
    }

    private static boolean isCountedByTheOther(String user) {
        try {
            other.send("DELETE", "/scim/v2/Users/" + user, null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return count("select count(*) from removal_count") > 0;
    }

    private static String first(HttpResponse<String> list) {
        int at = list.body().indexOf("\"id\":\"") + 6;
        return list.body().substring(at, at + 36);
    }

    private static ServerProcess server(int client) {
        return client % 2 == 0 ? one : other;
    }

    private interface Client {
        HttpResponse<String> ask(int number) throws Exception;
    }

    private static List<HttpResponse<String>> atOnce(int clients, Client client) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clients);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Callable<HttpResponse<String>>> asks = IntStream.range(0, clients)
                    .<Callable<HttpResponse<String>>>mapToObj(number -> () -> {
                        start.await();
                        return client.ask(number);
                    })
                    .toList();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : threads.invokeAll(asks)) answers.add(answer.get());
            return answers;
        }
    }

    private static List<Integer> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().map(HttpResponse::statusCode).toList();
    }

    private static long count(String sql) {
        Long count = new JdbcTemplate(database.superuser()).queryForObject(sql, Long.class);
        return count == null ? -1 : count;
    }

    private static String id(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        int at = created.body().indexOf("\"id\":\"") + 6;
        return created.body().substring(at, at + 36);
    }

    private static String user(String userName) {
        return "{\"userName\":\"%s\",\"name\":{\"familyName\":\"Jensen\"},\"active\":true}".formatted(userName);
    }

    private static String two(int number) {
        return "%02d".formatted(number);
    }

    private static String member(String id) {
        return "{\"value\":\"%s\"}".formatted(id);
    }

    private static String add(String path, String values) {
        return """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"add","path":"%s","value":[%s]}]}""".formatted(path, values);
    }

    private static String replace(String path, String value) {
        return """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","path":"%s","value":"%s"}]}""".formatted(path, value);
    }
}
