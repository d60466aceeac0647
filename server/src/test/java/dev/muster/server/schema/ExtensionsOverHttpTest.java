package dev.muster.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.Await;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An extension that an operator wrote is as good as one of the RFC's: in every request, of users and of groups. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class ExtensionsOverHttpTest {
    private static final String BADGE = "urn:example:params:scim:schemas:extension:badge:1.0:User";
    private static final String COST = "urn:example:params:scim:schemas:extension:cost:1.0";
    private static final String BARBARA = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "%1$s"], "userName": "bjensen", "%1$s": {
             "number": "A-7", "level": 3, "allowance": 2.50, "issued": "2026-05-13T04:42:34Z", "contractor": false,
             "photo": "aGVsbG8=", "handbook": "https://example.com/handbook", "color": "Red", "pin": "4711",
             "note": "left-handed", "tag": "T", "printedBy": "somebody", "shifts": [1, 3],
             "desk": {"floor": 2, "room": "2.14"},
             "doors": [{"value": "Front", "type": "main", "primary": true, "since": "2026-01-01T00:00:00Z"},
                       {"value": "Garage", "type": "side"}],
             "sponsors": [{"value": "2819c223-7f76-453a-919d-413861904646"}]}}
            """.formatted(BADGE);

    @Autowired
    private Commands commands;

    @LocalServerPort
    private int port;

    private ScimServer server;
    private ScimClient client;

    @BeforeEach
    void a_tenant_of_its_own() {
        server = new ScimServer(port, commands);
        client = server.newTenant(ClientProfile.RFC);
    }

    private ScimAnswer barbara() {
        return client.post("/Users", BARBARA).hasStatus(201);
    }

    private static JsonNode badge(ScimAnswer answer) {
        return answer.body().path(BADGE);
    }

    private static String patch(String operations) {
        return "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [" + operations
                + "]}";
    }

    @Test
    void it_is_discovered_with_its_characteristics() {
        JsonNode type = client.get("/ResourceTypes/User").hasStatus(200).body();
        assertThat(type.get("schemaExtensions").toString())
                .contains("{\"schema\":\"" + BADGE + "\",\"required\":false}");
        assertThat(client.get("/ResourceTypes/Group")
                        .hasStatus(200)
                        .body()
                        .get("schemaExtensions")
                        .toString())
                .isEqualTo("[{\"schema\":\"" + COST + "\",\"required\":false}]");
        JsonNode number = client.get("/Schemas/" + BADGE).hasStatus(200).body().at("/attributes/0");
        assertThat(number.toString())
                .isEqualTo("{\"name\":\"number\",\"type\":\"string\",\"multiValued\":false,"
                        + "\"description\":\"Printed on the badge.\",\"required\":true,\"caseExact\":false,"
                        + "\"mutability\":\"readWrite\",\"returned\":\"default\",\"uniqueness\":\"server\"}");
        assertThat(client.get("/Schemas").hasStatus(200).body().get("Resources").toString())
                .contains(BADGE, COST);
    }

    @Test
    void a_user_comes_back_as_its_characteristics_say() {
        ScimAnswer created = barbara();
        assertThat(created.body().get("schemas").toString())
                .isEqualTo("[\"urn:ietf:params:scim:schemas:core:2.0:User\",\"" + BADGE + "\"]");
        assertThat(badge(created)).isEqualTo(new JsonMapper().readTree("""
                {"number": "A-7", "level": 3, "allowance": 2.50, "issued": "2026-05-13T04:42:34Z", "contractor": false,
                 "photo": "aGVsbG8=", "handbook": "https://example.com/handbook", "color": "Red", "tag": "T", "shifts": [1, 3],
                 "desk": {"floor": 2, "room": "2.14"},
                 "doors": [{"value": "Front", "type": "main", "primary": true, "since": "2026-01-01T00:00:00Z"},
                           {"value": "Garage", "type": "side"}],
                 "sponsors": [{"value": "2819c223-7f76-453a-919d-413861904646",
                               "$ref": "%s/scim/v2/Users/2819c223-7f76-453a-919d-413861904646"}]}
                """.formatted(client.server())));
        String at = "/Users/" + created.id();
        assertThat(badge(client.get(at + "?attributes=" + BADGE + ":note")).toString())
                .as("what is returned on request, and what always is")
                .isEqualTo("{\"note\":\"left-handed\",\"tag\":\"T\"}");
        assertThat(badge(client.get(at + "?attributes=" + BADGE + ":DESK.floor"))
                        .toString())
                .isEqualTo("{\"tag\":\"T\",\"desk\":{\"floor\":2}}");
        assertThat(badge(client.get(at + "?excludedAttributes=" + BADGE)).toString())
                .isEqualTo("{\"tag\":\"T\"}");
        assertThat(badge(client.get(at + "?attributes=userName," + BADGE)).has("doors"))
                .isTrue();
        assertThat(client.get("/Users/"
                                + client.post("/Users", "{\"userName\": \"mandy\"}")
                                        .id())
                        .body()
                        .has(BADGE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "level": 3                              | number is required
                    "number": " ", "level": 3               | number is required
                    "number": "1", "level": "three"         | level can't be "three": it must be a whole number
                    "number": "1", "issued": "yesterday"    | issued can't be "yesterday": it must be a time that exists
                    "number": "1", "photo": "?"             | photo can't be "?": it must be base64
                    "number": "1", "handbook": "a b"        | handbook can't be "a b": it must be a URI
                    "number": "1", "desk": 7                | desk can't be 7: it must be an object
                    "number": "1", "desk": {"floor": "up"}  | desk.floor can't be "up"
                    "number": "1", "shifts": ["x"]          | shifts can't be "x"
                    """)
    void what_it_does_not_allow_is_refused_by_name(String values, String told) {
        client.post("/Users", "{\"userName\": \"bjensen\", \"" + BADGE + "\": {" + values + "}}")
                .isError(400, "invalidValue", BADGE + ":", told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    @:number eq "a-7"                                                | 1
                    @:NUMBER sw "a"                                                  | 1
                    @:color eq "Red"                                                 | 1
                    @:color eq "red"                                                 | 0
                    @:level gt 2                                                     | 1
                    @:level ge 4                                                     | 0
                    @:allowance eq 2.5                                               | 1
                    @:issued lt "2026-05-13T06:42:35+02:00"                          | 1
                    @:contractor eq false                                            | 1
                    @:photo eq "aGVsbG8="                                            | 1
                    @:handbook ew "handbook"                                         | 1
                    @:note pr                                                        | 1
                    @:shifts eq 3                                                    | 1
                    @:shifts[value gt 3]                                             | 0
                    @:desk.floor eq 2 and @:desk.room co "14"                        | 1
                    @:desk[floor eq 2 and room eq "2.15"]                            | 0
                    @:doors eq "front"                                               | 1
                    @:doors[type eq "side" and value eq "Garage"]                    | 1
                    @:doors[type eq "side" and value eq "Front"]                     | 0
                    @:doors[since lt "2026-02-01T00:00:00Z"].value eq "Front"        | 1
                    not (@:level pr)                                                 | 1
                    schemas eq "@"                                                   | 1
                    """)
    void filters_ask_of_it_by_its_types(String filter, int found) {
        barbara();
        client.post("/Users", "{\"userName\": \"mandy\"}").hasStatus(201);
        String asked = filter.replace("@", BADGE);
        assertThat(client.filter("/Users", asked)
                        .hasStatus(200)
                        .body()
                        .get("totalResults")
                        .intValue())
                .as(asked)
                .isEqualTo(found);
    }

    @Test
    void filters_that_make_no_sense_say_so() {
        client.filter("/Users", BADGE + ":level eq \"three\"").isError(400, "invalidFilter", "level is a number");
        client.filter("/Users", BADGE + ":pin eq \"4711\"").isError(400, "invalidFilter", "never stored");
        client.filter("/Users", BADGE + ":colour eq \"Red\"").isError(400, "invalidFilter", "no attribute");
        client.filter("/Users", "number eq \"A-7\"").isError(400, "invalidFilter", "needs its schema's URN");
        client.filter("/Groups", BADGE + ":level eq 3").isError(400, "invalidFilter", "no schema of Group");
    }

    @Test
    void lists_are_sorted_and_walked_by_it() {
        for (int level : List.of(20, 3, 100)) {
            client.post(
                            "/Users",
                            "{\"userName\": \"u%1$d\", \"%2$s\": {\"number\": \"%1$d\", \"level\": %1$d}}"
                                    .formatted(level, BADGE))
                    .hasStatus(201);
        }
        String sorted = "/Users?sortBy=" + BADGE + ":level&sortOrder=descending&attributes=userName&count=2&cursor";
        JsonNode first = client.get(sorted).hasStatus(200).body();
        assertThat(first.get("Resources").findValuesAsString("userName")).containsExactly("u100", "u20");
        JsonNode second = client.get(sorted + "=" + first.get("nextCursor").stringValue())
                .hasStatus(200)
                .body();
        assertThat(second.get("Resources").findValuesAsString("userName")).containsExactly("u3");
        client.post("/Users/.search", """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "%s:level lt 50",
                         "sortBy": "%s:number"}""".formatted(BADGE, BADGE)).hasStatus(200);
    }

    @Test
    void patches_reach_it_by_every_spelling() {
        String at = "/Users/" + barbara().id();
        ScimAnswer answer = client.patch(at, patch("""
                {"op": "replace", "path": "%1$s:level", "value": 4},
                {"op": "add", "path": "%1$s:doors", "value": [{"value": "Roof", "primary": true}]},
                {"op": "replace", "path": "%1$s:doors[type eq \\"side\\"].value", "value": "Yard"},
                {"op": "replace", "path": "%1$s:desk.room", "value": "3.01"},
                {"op": "remove", "path": "%1$s:color"},
                {"op": "replace", "value": {"%1$s:allowance": 3, "%1$s": {"contractor": true}}},
                {"op": "add", "path": "%1$s", "value": {"shifts": [5]}}
                """.formatted(BADGE))).hasStatus(200);
        JsonNode badge = badge(answer);
        assertThat(badge.get("level").intValue()).isEqualTo(4);
        assertThat(badge.get("doors").toString())
                .contains("\"Roof\",\"primary\":true")
                .contains("\"Yard\"")
                .contains("\"type\":\"main\",\"primary\":false");
        assertThat(badge.at("/desk").toString()).isEqualTo("{\"floor\":2,\"room\":\"3.01\"}");
        assertThat(badge.has("color")).isFalse();
        assertThat(badge.get("allowance").intValue()).isEqualTo(3);
        assertThat(badge.get("contractor").booleanValue()).isTrue();
        assertThat(badge.get("shifts").toString()).isEqualTo("[1,3,5]");

        client.patch(
                        at,
                        patch("{\"op\": \"replace\", \"path\": \"%s:issued\", \"value\": \"2027-01-01T00:00:00Z\"}"
                                .formatted(BADGE)))
                .isError(400, "mutability", "issued");
        client.patch(at, patch("{\"op\": \"replace\", \"path\": \"%s:printedBy\", \"value\": \"me\"}".formatted(BADGE)))
                .isError(400, "mutability", "printedBy");
        client.patch(at, patch("{\"op\": \"remove\", \"path\": \"%s:number\"}".formatted(BADGE)))
                .isError(400, "mutability", "number");
        client.patch(at, patch("{\"op\": \"remove\", \"path\": \"%s\"}".formatted(BADGE)))
                .isError(400, "mutability", "issued");
    }

    @Test
    void a_put_that_knows_nothing_of_it_keeps_what_is_immutable() {
        ScimAnswer barbara = barbara();
        String at = "/Users/" + barbara.id();
        JsonNode issued = badge(barbara).get("issued");
        JsonNode number = badge(barbara).get("number");

        for (String body : new String[] {
            "{\"userName\": \"%s\", \"nickName\": \"Babs\"}", "{\"userName\": \"%s\", \"" + BADGE + "\": null}"
        }) {
            ScimAnswer put = client.put(
                            at, body.formatted(barbara.body().get("userName").stringValue()))
                    .hasStatus(200);
            assertThat(badge(put).get("issued")).isEqualTo(issued);
            assertThat(badge(put).get("number")).isEqualTo(number); // the badge must have one
            assertThat(badge(put).has("level")).isFalse();
        }
        client.put(
                        at,
                        "{\"userName\": \"bjensen\", \"%s\": {\"number\": \"1\", \"issued\": \"2027-01-01T00:00:00Z\"}}"
                                .formatted(BADGE))
                .isError(400, "mutability", "issued");
        client.patch(at, patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}"))
                .hasStatus(200);
    }

    @Test
    void a_put_replaces_it_and_without_it_takes_it_away() {
        String id = client.post(
                        "/Users",
                        "{\"userName\": \"bjensen\", \"%s\": {\"number\": \"1\", \"level\": 2}}".formatted(BADGE))
                .hasStatus(201)
                .id();
        assertThat(badge(client.put(
                                        "/Users/" + id,
                                        "{\"userName\": \"bjensen\", \"%s\": {\"number\": \"2\"}}".formatted(BADGE))
                                .hasStatus(200))
                        .toString())
                .isEqualTo("{\"number\":\"2\"}");
        JsonNode without = client.put("/Users/" + id, "{\"userName\": \"bjensen\"}")
                .hasStatus(200)
                .body();
        assertThat(without.has(BADGE)).isFalse();
        assertThat(without.get("schemas").toString()).doesNotContain(BADGE);
    }

    @Test
    void a_unique_value_has_one_holder_in_a_tenant_until_it_is_given_up() {
        String id = barbara().id();
        String mandy = "{\"userName\": \"mandy\", \"%s\": {\"number\": \"a-7\"}}".formatted(BADGE);
        client.post("/Users", mandy).isError(409, "uniqueness", "\"a-7\"", BADGE + ":number");
        assertThat(client.filter("/Users", "userName eq \"mandy\"")
                        .body()
                        .get("totalResults")
                        .intValue())
                .isZero();
        server.newTenant(ClientProfile.RFC).post("/Users", mandy).hasStatus(201);
        String renumber = patch("{\"op\": \"replace\", \"path\": \"%s:number\", \"value\": \"%s\"}");
        client.patch("/Users/" + id, renumber.formatted(BADGE, "a-7")).hasStatus(200); // another spelling of one's own
        client.post("/Users", mandy).isError(409, "uniqueness");
        client.patch("/Users/" + id, renumber.formatted(BADGE, "B-8")).hasStatus(200);
        String other = client.post("/Users", mandy).hasStatus(201).id();
        client.patch("/Users/" + id, renumber.formatted(BADGE, "A-7")).isError(409, "uniqueness");
        client.delete("/Users/" + other).hasStatus(204);
        client.patch("/Users/" + id, renumber.formatted(BADGE, "A-7")).hasStatus(200);
        String endless = "x".repeat(60_000);
        client.patch("/Users/" + id, renumber.formatted(BADGE, endless)).hasStatus(200);
        client.post("/Users", "{\"userName\": \"john\", \"%s\": {\"number\": \"%s\"}}".formatted(BADGE, endless))
                .isError(409, "uniqueness");
    }

    @Test
    void in_bulk_it_is_the_same() {
        JsonNode answer =
                client.post("/Bulk", """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                          {"method": "POST", "path": "/Users", "bulkId": "a", "data": {"userName": "a", "%1$s": {"number": "1"}}},
                          {"method": "POST", "path": "/Users", "bulkId": "b", "data": {"userName": "b", "%1$s": {"number": "1"}}},
                          {"method": "POST", "path": "/Groups", "bulkId": "g", "data": {"displayName": "G",
                            "%2$s": {"center": "K-1", "approvers": [{"value": "bulkId:a"}]}}}]}
                        """.formatted(BADGE, COST)).hasStatus(200).body();
        assertThat(answer.get("Operations").findValuesAsString("status")).startsWith("201", "409");
        assertThat(answer.at("/Operations/2/status").asString()).isEqualTo("201");
    }

    @Test
    void groups_have_extensions_too() {
        ScimAnswer created = client.post("/Groups", """
                {"displayName": "Tour Guides", "%s": {"center": "K-1", "members": 12,
                 "approvers": [{"value": "bjensen", "primary": true}]}}""".formatted(COST)).hasStatus(201);
        assertThat(created.body().get("schemas").toString()).contains(COST);
        assertThat(created.body().get(COST).toString())
                .isEqualTo("{\"center\":\"K-1\",\"members\":12,"
                        + "\"approvers\":[{\"value\":\"bjensen\",\"primary\":true}]}");
        String at = "/Groups/" + created.id();
        String version = created.body().at("/meta/version").stringValue();

        client.post("/Groups", "{\"displayName\": \"Others\", \"%s\": {\"center\": \"K-1\"}}".formatted(COST))
                .isError(409, "uniqueness", COST + ":center");
        client.post("/Groups", "{\"displayName\": \"Others\", \"%s\": {\"center\": \"k-1\"}}".formatted(COST))
                .hasStatus(201);
        client.patch(at, patch("{\"op\": \"replace\", \"path\": \"%s:members\", \"value\": 13}".formatted(COST)))
                .hasStatus(200);
        JsonNode read = client.get(at).hasStatus(200).body();
        assertThat(read.at("/" + COST + "/members").intValue()).isEqualTo(13);
        assertThat(read.get("members").isEmpty()).isTrue();
        assertThat(read.at("/meta/version").stringValue()).isNotEqualTo(version);
        for (String filter : List.of(":members eq 13", ":center eq \"K-1\"", ":approvers[value eq \"bjensen\"]")) {
            assertThat(client.filter("/Groups", COST + filter)
                            .hasStatus(200)
                            .body()
                            .get("totalResults")
                            .intValue())
                    .as(filter)
                    .isEqualTo(1);
        }
        assertThat(client.get("/Groups?sortBy=" + COST + ":center&attributes=displayName")
                        .hasStatus(200)
                        .body()
                        .get("Resources")
                        .findValuesAsString("displayName"))
                .containsExactly("Tour Guides", "Others");
        client.put(at, "{\"displayName\": \"Guides\"}").hasStatus(200);
        assertThat(client.get(at).body().has(COST)).isFalse();
        client.post("/Groups", "{\"displayName\": \"Third\", \"%s\": {\"center\": \"K-1\"}}".formatted(COST))
                .hasStatus(201);
    }

    @Test
    void entra_writes_it_by_keys_that_are_paths_and_okta_is_not_stopped_by_what_it_lacks() {
        ScimClient entra = server.newTenant(ClientProfile.ENTRA);
        String id = entra.post("/Users", BARBARA).hasStatus(201).id();
        ScimAnswer patched =
                entra.patch("/Users/" + id, patch("""
                {"op": "Add", "path": "%1$s:contractor", "value": "True"},
                {"op": "Replace", "value": {"%1$s:level": 9, "level": 10}},
                {"op": "Replace", "path": "%1$s:doors[type eq \\"night\\"].value", "value": "Back"}
                """.formatted(BADGE))).hasStatus(200);
        assertThat(badge(patched).get("contractor").booleanValue()).isTrue();
        assertThat(badge(patched).get("level").intValue()).isIn(9, 10);
        assertThat(badge(patched).get("doors").toString()).contains("Back");

        ScimClient okta = server.newTenant(ClientProfile.OKTA);
        String other = okta.post("/Users", BARBARA).hasStatus(201).id();
        assertThat(badge(okta.patch("/Users/" + other, patch("""
                        {"op": "replace", "value": {"%1$s": {"level": 5}, "urn:example:unknown:User": {"x": 1}}}
                        """.formatted(BADGE)))
                                .hasStatus(200))
                        .get("level")
                        .intValue())
                .isEqualTo(5);
    }

    @Test
    void people_see_what_is_loaded_its_digest_and_its_history() throws Exception {
        Web operator = Web.of(port).asPerson("operator", WholeServer.PASSWORD);
        JsonNode badge = Web.json(operator.get("/api/schemas")).get("items").values().stream()
                .filter(schema -> schema.get("urn").stringValue().equals(BADGE))
                .findFirst()
                .orElseThrow();
        String text = Files.readString(WholeServer.SCHEMAS.resolve("badge.json"));
        String sha256 = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(badge.get("sha256").stringValue()).isEqualTo(sha256);
        assertThat(badge.get("resourceType").stringValue()).isEqualTo("User");
        String id = badge.get("id").stringValue();
        assertThat(Web.json(operator.get("/api/schemas/" + id))
                        .get("definition")
                        .stringValue())
                .isEqualTo(text);
        assertThat(operator.get("/api/schemas/" + client.integration().value()).statusCode())
                .isEqualTo(404);
        String history = "/api/history/schemas/" + id + "?tenant=" + client.tenant();
        Await.until(() -> operator.get(history).body().contains("SchemaLoaded"));
        assertThat(operator.get(history).body()).contains(sha256);
    }
}
