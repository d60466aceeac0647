package dev.muster.server.provisioninglog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.postgres.TestDatabase;
import dev.muster.provisioninglog.RepeatedRefusals;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@WholeServer
class ProvisioningLogTest {
    private static final String LOG = "/api/provisioning-log";

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private RepeatedRefusals repeated;

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    private static String barbara(String more) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "bjensen@example.com",
                 "name": {"familyName": "Jensen", "givenName": "Barbara"}%s}""".formatted(more);
    }

    private static String requestOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private JsonNode items(String query) {
        return Web.json(account.owner().get(LOG + query)).get("items");
    }

    private JsonNode awaited(HttpResponse<String> answer) {
        String query = "?requestId=" + requestOf(answer);
        Await.until(() -> items(query).size() == 1);
        return items(query).get(0);
    }

    @Test
    void an_accepted_request_appears_within_a_second() {
        Instant asked = Instant.now();
        HttpResponse<String> created = account.client().post("/scim/v2/Users", barbara(""));
        String id = Web.json(created).get("id").stringValue();

        JsonNode line = awaited(created);

        // a loaded machine gets twice the second
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(line.get("status").intValue()).isEqualTo(201);
        assertThat(line.get("method").stringValue()).isEqualTo("POST");
        assertThat(line.get("path").stringValue()).isEqualTo("/scim/v2/Users");
        assertThat(line.get("resourceType").stringValue()).isEqualTo("User");
        assertThat(line.get("resourceId").stringValue()).isEqualTo(id);
        assertThat(line.get("integration").stringValue()).isEqualTo(account.integration());
        assertThat(line.get("milliseconds").doubleValue()).isPositive();
        assertThat(line.get("requestBody").stringValue()).contains("Barbara");
    }

    @Test
    void the_events_of_a_request_hold_its_id() {
        String request = requestOf(account.client().post("/scim/v2/Users", barbara("")));
        Integer events = new JdbcTemplate(database.superuser())
                .queryForObject(
                        "select count(*) from domain_event where meta_data ->> 'request' = ?", Integer.class, request);
        assertThat(events).isEqualTo(1);
    }

    /** What no table could store, and no index find, is refused; and that it was is stored all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "LONG"})
    void a_name_that_nobody_can_have_is_logged(String name) {
        HttpResponse<String> refused =
                account.client().post("/scim/v2/Users", "{\"userName\":\"" + name.replace("LONG", longName()) + "\"}");
        assertThat(refused.statusCode()).isIn(400, 413);
        assertThat(awaited(refused).get("status").intValue()).isEqualTo(refused.statusCode());
    }

    /** Such a line would hold up all that come after it. */
    @Test
    void a_name_that_nobody_can_have_is_logged_of_an_accepted_request() {
        HttpResponse<String> found =
                account.client().post("/scim/v2/Users/.search", "{\"userName\":\"" + longName() + "\"}");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(awaited(found).get("status").intValue()).isEqualTo(200);
    }

    /** Of letters that nothing compresses. */
    private static String longName() {
        return new Random(1)
                .ints(5_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void a_refused_request_is_in_the_log_before_it_is_answered() {
        account.client().post("/scim/v2/Users", barbara(""));
        HttpResponse<String> refused = account.client().post("/scim/v2/Users", barbara(""));
        assertThat(refused.statusCode()).isEqualTo(409);

        JsonNode line = items("?requestId=" + requestOf(refused)).get(0);

        assertThat(line.get("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(line.get("detail")).isEqualTo(Web.json(refused).get("detail"));
        assertThat(line.get("answerBody").stringValue()).contains("\"409\"");
    }

    @Test
    void of_a_bulk_request_it_is_noted_what_was_refused() {
        account.client().post("/scim/v2/Users", barbara(""));
        HttpResponse<String> bulk = account.client()
                .post(
                        "/scim/v2/Bulk",
                        "{\"Operations\": [{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"1\", \"data\": "
                                + barbara("") + "}]}");
        assertThat(bulk.statusCode()).isEqualTo(200);

        assertThat(awaited(bulk).get("notes").toString()).contains("Operations[0] was refused: 409", "userName");
    }

    @Test
    void a_users_entry_shows_the_creates_that_were_refused_because_of_it() {
        String id = Account.id(account.client().post("/scim/v2/Users", barbara("")));
        HttpResponse<String> refused = account.client().post("/scim/v2/Users", barbara(""));

        assertThat(items("?refused=true&resourceType=User&resourceId=" + id))
                .singleElement()
                .extracting(line -> line.get("requestId").stringValue())
                .isEqualTo(requestOf(refused));
        JsonNode listed =
                Web.json(account.owner().get("/api/users")).get("items").get(0);
        assertThat(listed.get("refusals").intValue()).isEqualTo(1);
    }

    @Test
    void reads_are_logged_without_bodies() {
        JsonNode line = awaited(account.client().get("/scim/v2/Users/00000000-0000-7000-8000-000000000000"));
        assertThat(line.get("status").intValue()).isEqualTo(404);
        assertThat(line.get("resourceId").stringValue()).isEqualTo("00000000-0000-7000-8000-000000000000");
        assertThat(line.get("requestBody").isNull()).isTrue();
    }

    @Test
    void passwords_are_nowhere_in_it() {
        awaited(account.client().post("/scim/v2/Users", barbara(", \"password\": \"t1meMa$heen\"")));
        awaited(account.client().post("/scim/v2/Users", barbara(", \"PassWord\": \"t1meMa$heen\", \"x\": ")));
        awaited(account.client().post("/scim/v2/Users", "{\"password\": \"t1meMa$heen\"" + ", ".repeat(9_000)));
        awaited(account.client().send("PATCH", "/scim/v2/Users/x", """
                {"Operations": [{"op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:password",
                                 "value": "t1meMa$heen"}, {"op": "add", "value": {"password": ["t1meMa$heen"]}}]}"""));
        awaited(account.client().get("/scim/v2/Users?filter=password%20eq%20%22t1meMa%24heen%22"));
        Integer kept = new JdbcTemplate(database.superuser())
                .queryForObject(
                        "select count(*) from provisioning_log where provisioning_log::text like '%t1meMa%'",
                        Integer.class);
        assertThat(kept).isZero();
    }

    @Test
    void a_secret_that_nobody_knows_belongs_to_no_tenant_and_fills_no_disk() {
        Web stranger = Web.of(port).asBearer("mstr_never-minted");
        for (int i = 0; i < 14; i++) {
            HttpResponse<String> answer = stranger.get("/scim/v2/Users", "X-Forwarded-For", "203.0.113.77");
            assertThat(answer.statusCode()).isEqualTo(401);
        }
        JsonNode lines = Web.json(account.operator().get(LOG + "?unauthenticated=true&limit=500"))
                .get("items");
        assertThat(lines)
                .filteredOn(line -> line.get("address").stringValue().equals("203.0.113.77"))
                .hasSize(10);
        assertThat(account.owner().get(LOG + "?unauthenticated=true").statusCode())
                .isEqualTo(403);
        assertThat(items("")).isEmpty();
    }

    @Test
    void a_credential_that_is_over_is_shown_where_it_belongs() {
        String credentials = "/api/integrations/" + account.integration() + "/credentials";
        JsonNode minted = Web.json(account.owner().post(credentials, "{}"));
        Web client = account.owner().asBearer(minted.get("secret").stringValue());
        account.owner().send("DELETE", credentials + "/" + minted.get("id").stringValue(), "");

        HttpResponse<String> refused = client.get("/scim/v2/Users");

        assertThat(refused.statusCode()).isEqualTo(401);
        JsonNode line = items("?refused=true").get(0);
        assertThat(line.get("requestId").stringValue()).isEqualTo(requestOf(refused));
        assertThat(line.get("detail").stringValue()).contains("was revoked");
        assertThat(line.get("credential")).isEqualTo(minted.get("id"));
    }

    @Test
    void what_one_client_is_refused_over_and_over_is_a_line_and_a_number() {
        String credentials = "/api/integrations/" + account.integration() + "/credentials";
        JsonNode minted = Web.json(account.owner().post(credentials, "{}"));
        Web client = account.owner().asBearer(minted.get("secret").stringValue());
        account.owner().send("DELETE", credentials + "/" + minted.get("id").stringValue(), "");
        for (int i = 0; i < 50; i++) client.get("/scim/v2/Users/" + i);
        account.client().get("/scim/v2/Users/none");
        Await.until(() -> items("?refused=true").size() == 2);

        repeated.close();

        Await.until(() -> items("?refused=true").size() == 3);
        JsonNode line = items("?refused=true")
                .valueStream()
                .filter(one -> !one.get("repeats").isNull())
                .findFirst()
                .orElseThrow();
        assertThat(line.get("status").intValue()).isEqualTo(401);
        assertThat(line.at("/repeats/count").intValue()).isEqualTo(49);
        assertThat(line.at("/repeats/last")).isEqualTo(line.get("at"));
        assertThat(Instant.parse(line.at("/repeats/first").stringValue()))
                .isBefore(Instant.parse(line.at("/repeats/last").stringValue()));
    }

    @Test
    void what_came_about_a_name_is_what_came_about_whoever_has_it() {
        String users = "/scim/v2/Users";
        String barbara = Account.id(account.client().post(users, "{\"userName\": \"bjensen\"}"));
        account.client().send("PUT", users + "/" + barbara, "{\"userName\": \"bjensen\", \"title\": \"Guide\"}");
        account.client().post(users, "{\"userName\": \"BJensen\"}");
        account.client().post(users, "{\"userName\": \"jsmith\"}");
        Await.until(() -> items("").size() == 4);

        assertThat(items("?name=BJENSEN")
                        .valueStream()
                        .map(line -> line.get("method").stringValue() + " "
                                + line.get("status").intValue()))
                .containsExactly("POST 409", "PUT 200", "POST 201");
        JsonNode found =
                Web.json(account.owner().get("/api/users?userName=BJensen")).get("items");
        assertThat(found)
                .singleElement()
                .satisfies(user -> assertThat(user.get("id").stringValue()).isEqualTo(barbara));
    }

    @Test
    void it_is_read_page_by_page_newest_first() {
        for (int i = 0; i < 5; i++) account.client().get("/scim/v2/Users/" + i);
        Await.until(() -> items("").size() == 5);

        JsonNode first = Web.json(account.owner().get(LOG + "?limit=3"));
        String after = first.get("next").stringValue();
        JsonNode second = Web.json(account.owner().get(LOG + "?limit=3&after=" + after));

        assertThat(first.get("items")).hasSize(3);
        assertThat(first.get("items").get(0).get("path").stringValue()).endsWith("/4");
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.get("items").get(1).get("path").stringValue()).endsWith("/0");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(account.owner().get(LOG + "?after=nonsense").statusCode()).isEqualTo(400);
        assertThat(account.owner().get(LOG + "?from=yesterday").statusCode()).isEqualTo(400);
    }
}
