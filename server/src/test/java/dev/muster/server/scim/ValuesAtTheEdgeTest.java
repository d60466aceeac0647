package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.ScimClient;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is no value of its kind is refused by the door that it comes through, and what says nothing is none. */
@WholeServer
class ValuesAtTheEdgeTest {
    private static final String PATCH = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}""";

    @LocalServerPort
    private int port;

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));
    private Web client = Web.of(0);

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
        client = account.clientWith("SCIM", "EQUIPMENT");
    }

    private static void assertRefused(HttpResponse<String> answer, String scimType, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"scimType\":\"" + scimType + "\"").contains(words);
    }

    private HttpResponse<String> asked(String type, String filter) {
        return client.get("/scim/v2/" + type + "?filter=" + ScimClient.encoded(filter));
    }

    private JsonNode patched(String user, String operation) {
        HttpResponse<String> answer = client.send("PATCH", "/scim/v2/Users/" + user, PATCH.formatted(operation));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Web.json(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-04-31T00:00:00Z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T00:00:00+15:00",
                "2024-01-01"
            })
    void times_that_do_not_exist_are_refused_wherever_they_are_written(String time) {
        for (String attribute : List.of("meta.created", "meta.lastModified")) {
            for (String type : List.of("Users", "Groups", "Equipment")) {
                assertRefused(asked(type, attribute + " gt \"" + time + "\""), "invalidFilter", time, "that exists");
            }
        }
        assertRefused(asked("Equipment", "purchaseDate eq \"" + time + "\""), "invalidFilter", time);
        assertRefused(
                client.post("/scim/v2/Equipment", "{\"assetTag\": \"L-1\", \"purchaseDate\": \"" + time + "\"}"),
                "invalidValue",
                time,
                "that exists");
        String item = Account.id(client.post("/scim/v2/Equipment", "{\"assetTag\": \"L-2\"}"));
        String dated = "{\"op\": \"add\", \"path\": \"purchaseDate\", \"value\": \"" + time + "\"}";
        assertRefused(client.send("PATCH", "/scim/v2/Equipment/" + item, PATCH.formatted(dated)), "invalidValue", time);
        for (String path : List.of(
                "/api/directory/equipment/" + item + "?at=",
                "/api/history?from=",
                "/api/provisioning-log?to=",
                "/api/audit-log?from=")) {
            HttpResponse<String> refused = account.owner().get(path + ScimClient.encoded(time));
            assertThat(refused.statusCode()).as(path + refused.body()).isEqualTo(400);
        }
        HttpResponse<String> body = account.owner()
                .post(
                        "/api/integrations/" + account.integration() + "/credentials",
                        "{\"scopes\": [\"SCIM\"], \"expires\": \"" + time + "\"}");
        assertThat(body.statusCode()).as(body.body()).isEqualTo(400);
        assertThat(body.body()).contains("'expires'");
    }

    @Test
    void a_time_of_api_is_a_text_with_a_zone() {
        String credentials = "/api/integrations/" + account.integration() + "/credentials";
        for (String expires : List.of("4070908800", "\"2099-01-01T00:00:00\"", "[]", "true")) {
            HttpResponse<String> refused =
                    account.owner().post(credentials, "{\"scopes\": [\"SCIM\"], \"expires\": " + expires + "}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        }
        HttpResponse<String> made = account.owner()
                .post(credentials, "{\"scopes\": [\"SCIM\"], \"expires\": \"2099-01-01T00:00:00+01:00\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("2098-12-31T23:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"x509Certificates\": [{\"value\": \"AAAAA\"}]   | x509Certificates.value",
                "\"x509Certificates\": [{\"value\": \"+-8=\"}]    | x509Certificates.value",
                "\"profileUrl\": \"https://example.com/%zz\"      | profileUrl",
                "\"profileUrl\": \"https://example.com/a\u00a0b\" | profileUrl",
                "\"active\": \"perhaps\"                          | active",
                "\"active\": 1                                    | active",
                "\"active\": \"\"                                 | active",
            })
    void other_values_that_are_none_of_their_kind_are_refused(String member, String attribute) {
        assertRefused(
                client.post("/scim/v2/Users", "{\"userName\": \"bjensen@example.com\", " + member + "}"),
                "invalidValue",
                attribute);
    }

    @Test
    void a_filter_by_what_is_no_base64_is_refused() {
        assertRefused(asked("Users", "x509Certificates.value eq \"!\""), "invalidFilter", "base64");
    }

    @Test
    void a_required_attribute_cannot_be_emptied() {
        account.owner().send("PUT", "/api/integrations/" + account.integration(), """
                        {"name": "Okta", "profile": "OKTA",
                         "policies": {"requiredAttributes": ["title", "name.familyName", "emails"]}}""");
        String barbara = Account.id(client.post("/scim/v2/Users", """
                {"userName": "bjensen@example.com", "title": "Tour Guide", "name": {"familyName": "Jensen"},
                 "emails": [{"value": "bjensen@example.com", "type": "work"}]}"""));
        for (String emptying : List.of(
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"\"}",
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":\" \\u00a0\\u200b\"}",
                "{\"op\":\"replace\",\"path\":\"name\",\"value\":{\"familyName\":\"\"}}",
                "{\"op\":\"replace\",\"path\":\"emails\",\"value\":[{\"value\":\"\",\"type\":\"work\"}]}",
                "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"\"}",
                "{\"op\":\"replace\",\"value\":{\"title\":\"\"}}")) {
            assertRefused(
                    client.send("PATCH", "/scim/v2/Users/" + barbara, PATCH.formatted(emptying)),
                    "invalidValue",
                    "is required");
        }
        assertRefused(client.post("/scim/v2/Users", """
                        {"userName": "mpepperidge@example.com", "title": "\\u200b", "name": {"familyName": "Pepperidge"},
                         "emails": [{"value": "mpepperidge@example.com"}]}"""), "invalidValue", "The attribute title is required");
        assertThat(client.get("/scim/v2/Users/" + barbara).body())
                .contains("Tour Guide")
                .contains("Jensen");
    }

    @Test
    void an_empty_text_clears_where_nothing_is_required() {
        String barbara = Account.id(client.post("/scim/v2/Users", """
                {"userName": "bjensen@example.com", "title": "Tour Guide", "nickName": "", "externalId": " ",
                 "emails": [{"value": "", "type": "home", "primary": true}, {"value": "bjensen@example.com", "type": "work"}]}"""));
        JsonNode made = Web.json(client.get("/scim/v2/Users/" + barbara));
        assertThat(made.has("nickName")).isFalse();
        assertThat(made.has("externalId")).isFalse();
        assertThat(made.get("emails").size()).isEqualTo(1);
        JsonNode cleared = patched(barbara, "{\"op\":\"replace\",\"value\":{\"title\":\"\",\"emails\":\"\"}}");
        assertThat(cleared.has("title")).isFalse();
        assertThat(cleared.has("emails")).isFalse();
        assertThat(asked("Users", "not (title pr)").body()).contains(barbara);
    }

    @Test
    void a_mapping_of_a_user_type_is_one_in_whatever_spelling_also_then() {
        Web owner = account.owner();
        String role = Account.id(owner.post("/api/roles", "{\"name\": \"agent\"}"));
        String mappings = "/api/roles/" + role + "/mappings";
        assertThat(owner.send("PUT", mappings, "{\"kind\": \"userType\", \"userType\": \"Contractor\", \"rank\": 1}")
                        .statusCode())
                .isLessThan(300);
        assertThat(owner.send("PUT", mappings, "{\"kind\": \"userType\", \"userType\": \"CONTRACTOR\", \"rank\": 2}")
                        .statusCode())
                .isLessThan(300);
        JsonNode then = then(role);
        assertThat(then.at("/mappings").size()).as(then.toString()).isEqualTo(1);
        assertThat(then.at("/mappings/0/userType").stringValue()).isEqualTo("CONTRACTOR");
        assertThat(owner.send("DELETE", mappings + "?kind=userType&userType=contractor", "")
                        .statusCode())
                .isLessThan(300);
        assertThat(then(role).at("/mappings").size()).isZero();
    }

    private JsonNode then(String role) {
        HttpResponse<String> answer = account.owner().get("/api/directory/roles/" + role);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Web.json(answer).get("resource");
    }
}
