package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every method on everything that is served (RFC 7644 §3.2, §3.14), and the addresses that answers name. */
@WholeServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class MethodsTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimClient client;
    String user;
    String group;
    String item;

    @BeforeAll
    void oneOfEach() {
        ScimServer server = new ScimServer(port, commands);
        client = server.newClient(
                server.newTenant(ClientProfile.RFC).tenant(),
                "Both",
                ClientProfile.RFC,
                Policies.defaultsFor(ClientProfile.RFC),
                Set.of(Scope.SCIM, Scope.EQUIPMENT));
        user = client.post("/Users", "{\"userName\":\"bjensen\"}").id();
        group = client.post("/Groups", "{\"displayName\":\"Tour Guides\",\"members\":[{\"value\":\"" + user + "\"}]}")
                .id();
        item = client.post("/Equipment", "{\"assetTag\":\"L-1\"}").id();
    }

    private String filled(String path) {
        return path.replace("{user}", user).replace("{group}", group).replace("{item}", item);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/Users",
                "/Users?filter=userName%20pr&sortBy=userName&cursor",
                "/Users/{user}",
                "/Groups",
                "/Groups/{group}",
                "/Equipment",
                "/Equipment/{item}",
                "/ServiceProviderConfig",
                "/ResourceTypes",
                "/ResourceTypes/User",
                "/Schemas",
                "/Schemas/" + SchemaRegistry.USER,
            })
    void head_is_get_without_its_body(String path) {
        ScimAnswer get = client.get(filled(path)).hasStatus(200);
        ScimAnswer head = client.send("HEAD", filled(path), null).hasStatus(200);
        assertThat(head.http().body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                       | POST,PUT,PATCH,DELETE | GET, HEAD",
                "/Users                 | PUT,PATCH,DELETE      | GET, HEAD, POST",
                "/Users/{user}          | POST                  | DELETE, GET, HEAD, PATCH, PUT",
                "/Groups                | PUT,PATCH,DELETE      | GET, HEAD, POST",
                "/Groups/{group}        | POST                  | DELETE, GET, HEAD, PATCH, PUT",
                "/Equipment             | PUT,PATCH,DELETE      | GET, HEAD, POST",
                "/Equipment/{item}      | POST                  | DELETE, GET, HEAD, PATCH, PUT",
                "/ServiceProviderConfig | POST,PUT,PATCH,DELETE | GET, HEAD",
                "/ResourceTypes         | POST,PUT,PATCH,DELETE | GET, HEAD",
                "/ResourceTypes/User    | POST,PUT,PATCH,DELETE | GET, HEAD",
                "/Schemas               | POST,PUT,PATCH,DELETE | GET, HEAD",
                "/.search               | GET,PUT,PATCH,DELETE  | POST",
                "/Users/.search         | GET,PUT,PATCH,DELETE  | POST",
                "/Groups/.search        | GET,PUT,PATCH,DELETE  | POST",
                "/Equipment/.search     | GET,PUT,PATCH,DELETE  | POST",
            })
    void what_is_not_possible_says_what_is(String path, String methods, String allow) {
        for (String method : methods.split(",")) {
            String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
            ScimAnswer answer = client.send(method, path == null ? "" : filled(path), body);
            assertThat(answer.isError(405, null, method).header("Allow"))
                    .as(method + " " + path)
                    .isEqualTo(allow);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Users         | GET, HEAD, POST",
                "/Users/{user}  | DELETE, GET, HEAD, PATCH, PUT",
                "/Schemas       | GET, HEAD",
                "/Users/.search | POST",
            })
    void options_are_the_methods_and_any_other_word_is_none(String path, String allow) {
        String[] methods = allow.split(", ");
        ScimAnswer options = client.send("OPTIONS", filled(path), null).hasStatus(200);
        assertThat(String.valueOf(options.header("Allow")).split(", ?")).contains(methods);
        assertThat(options.http().body()).isEmpty();
        client.send("PROPFIND", filled(path), null).isError(405, null, "PROPFIND", allow);
    }

    @Test
    void a_slash_at_the_end_changes_nothing() {
        for (String path : List.of("/Users", "/Users/" + user, "/Groups/" + group, "/ServiceProviderConfig")) {
            ScimAnswer with = client.get(path + "/").hasStatus(200);
            assertThat(with.body()).isEqualTo(client.get(path).body());
        }
        ScimAnswer created = client.post("/Users/", "{\"userName\":\"jsmith\"}").hasStatus(201);
        assertThat(created.header("Location")).endsWith("/Users/" + created.id());
        client.delete("/Users/" + created.id() + "/").hasStatus(204);
        client.get("/Users/" + created.id()).isError(404, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void nobody_is_me(String method) {
        client.send(method, "/Me", method.equals("GET") || method.equals("DELETE") ? null : "{}")
                .isError(501, null, "/Me");
    }

    /** RFC 7644 §3.14, RFC 9110 §13: of what the client has already nothing is sent, and of another version nothing is done. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match | W/\"0\"         | 304",
                "If-None-Match | \"0\"           | 304",
                "If-None-Match | W/\"7\", W/\"0\" | 304",
                "If-None-Match | *               | 304",
                "If-None-Match | W/\"7\"         | 200",
                "If-None-Match | \"abc\"         | 200",
                "If-Match      | W/\"0\"         | 200",
                "If-Match      | *               | 200",
                "If-Match      | W/\"7\", W/\"0\" | 200",
                "If-Match      | W/\"7\"         | 412",
                "If-Match      | \"abc\"         | 412",
            })
    void reading_on_a_condition(String header, String tags, int status) {
        for (String path :
                List.of("/Users/{user}?excludedAttributes=groups,roles", "/Groups/{group}", "/Equipment/{item}")) {
            ScimAnswer plain = client.get(filled(path));
            String own = String.valueOf(plain.header("ETag"));
            String asked = tags.replace("W/\"0\"", own).replace("\"0\"", own.replace("W/", ""));
            ScimAnswer answer = client.get(filled(path), header, asked);
            if (status == 412) answer.isError(412, null);
            else assertThat(answer.hasStatus(status).header("ETag")).isEqualTo(own);
            assertThat(plain.body().at("/meta/version").stringValue()).isEqualTo(own);
        }
    }

    @Test
    void behind_a_proxy_addresses_are_those_that_the_client_knows() {
        String[] forwarded = {
            "X-Forwarded-Proto", "https", "X-Forwarded-Host", "id.example.com", "X-Forwarded-Port", "443"
        };
        String base = "https://id.example.com/scim/v2";
        ScimAnswer created =
                client.post("/Users", "{\"userName\":\"mandy\"}", forwarded).hasStatus(201);
        String address = base + "/Users/" + created.id();
        assertThat(created.header("Location")).isEqualTo(address);
        assertThat(created.body().at("/meta/location").stringValue()).isEqualTo(address);
        assertThat(client.get("/Users/" + user, forwarded)
                        .body()
                        .at("/groups/0/$ref")
                        .stringValue())
                .isEqualTo(base + "/Groups/" + group);
        assertThat(client.get("/Groups/" + group, forwarded)
                        .body()
                        .at("/members/0/$ref")
                        .stringValue())
                .isEqualTo(base + "/Users/" + user);
        assertThat(client.get("/Schemas", forwarded)
                        .body()
                        .at("/Resources/0/meta/location")
                        .stringValue())
                .startsWith(base + "/Schemas/");
        String filter = "/Users?filter=" + ScimClient.encoded("meta.location eq \"" + address + "\"");
        assertThat(client.get(filter, forwarded).body().get("totalResults").intValue())
                .isEqualTo(1);
        assertThat(client.get(filter).body().get("totalResults").intValue()).isZero();
        client.delete("/Users/" + created.id()).hasStatus(204);
    }
}
