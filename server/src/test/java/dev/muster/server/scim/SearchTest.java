package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** RFC 7644 §3.4.2.1 and §3.4.3: all types at once, and questions as bodies. */
@WholeServer
class SearchTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimServer server;
    ScimClient client;
    ScimClient withEquipment;

    @BeforeEach
    void someOfEverything() {
        server = new ScimServer(port, commands);
        client = server.newTenant(ClientProfile.RFC);
        withEquipment = server.newClient(
                client.tenant(),
                "Both",
                ClientProfile.RFC,
                Policies.defaultsFor(ClientProfile.RFC),
                Set.of(Scope.SCIM, Scope.EQUIPMENT));
        String barbara = client.post(
                        "/Users",
                        "{\"userName\":\"bjensen\",\"displayName\":\"Barbara Jensen\",\"name\":{\"familyName\":\"Jensen\"},"
                                + "\"emails\":[{\"value\":\"bjensen@example.com\",\"type\":\"work\"}]}")
                .id();
        client.post("/Groups", "{\"displayName\":\"Smith fan club\",\"members\":[{\"value\":\"" + barbara + "\"}]}");
        client.post("/Users", "{\"userName\":\"jim\",\"displayName\":\"Jim Smith\"}")
                .hasStatus(201);
        withEquipment.post("/Equipment", "{\"assetTag\":\"L-1\",\"value\":3}").hasStatus(201);
        client.post("/Groups", "{\"displayName\":\"Employees\"}").hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "displayName co \"smith\"                  | Smith fan club,jim",
                "userName pr                               | bjensen,jim",
                "not (userName pr)                         | Smith fan club,L-1,Employees",
                "userName ne \"jim\"                       | bjensen,Smith fan club,L-1,Employees",
                "userName eq null                          | Smith fan club,L-1,Employees",
                "meta.resourceType eq \"Group\"            | Smith fan club,Employees",
                "meta.resourceType eq \"User\" or assetTag sw \"l\" | bjensen,jim,L-1",
                "emails[type eq \"work\"] or members pr    | bjensen,Smith fan club",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"jim\" | jim",
                "value gt 2                                | L-1",
                "id pr                                     | bjensen,Smith fan club,jim,L-1,Employees",
            })
    void the_root_is_asked_about_all_types(String filter, String found) {
        assertThat(names(withEquipment.filter("", filter).hasStatus(200).body()))
                .isEqualTo(Arrays.asList(found.split(",")));
    }

    @Test
    void what_no_type_has_is_refused_and_equipment_is_not_there_for_those_without_its_scope() {
        client.filter("", "colour eq \"red\"").isError(400, "invalidFilter", "colour");
        client.filter("/", "assetTag eq \"L-1\"").isError(400, "invalidFilter", "assetTag");
        assertThat(names(client.get("").hasStatus(200).body()))
                .containsExactly("bjensen", "Smith fan club", "jim", "Employees");
        assertThat(names(client.get("/").hasStatus(200).body())).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                         | bjensen,Smith fan club,jim,L-1,Employees",
                "&sortBy=id&sortOrder=descending          | Employees,L-1,jim,Smith fan club,bjensen",
                "&sortBy=displayName                      | bjensen,Employees,jim,Smith fan club,L-1",
                "&sortBy=meta.resourceType                | L-1,Smith fan club,Employees,bjensen,jim",
                "&sortBy=assetTag                         | L-1,bjensen,Smith fan club,jim,Employees",
                "&sortBy=value&sortOrder=descending       | bjensen,Smith fan club,jim,Employees,L-1",
            })
    void the_root_is_walked_by_counting_and_by_cursor(String more, String all) {
        List<String> expected = Arrays.asList(all.split(","));
        String query = "?count=2" + (more == null ? "" : more);
        List<String> counted = new ArrayList<>();
        for (int start = 1; start <= 5; start += 2) {
            JsonNode page = withEquipment
                    .get(query + "&startIndex=" + start)
                    .hasStatus(200)
                    .body();
            assertThat(page.get("totalResults").intValue()).isEqualTo(5);
            counted.addAll(names(page));
        }
        assertThat(counted).isEqualTo(expected);

        List<String> walked = new ArrayList<>();
        JsonNode page = withEquipment.get(query + "&cursor").hasStatus(200).body();
        for (walked.addAll(names(page)); page.has("nextCursor"); walked.addAll(names(page))) {
            page = withEquipment
                    .get(query + "&cursor=" + page.get("nextCursor").stringValue())
                    .hasStatus(200)
                    .body();
        }
        assertThat(walked).isEqualTo(expected);
    }

    @Test
    void each_resource_is_shown_as_its_type_is() {
        JsonNode found =
                client.get("?attributes=userName,members.value,displayName").body();
        assertThat(found.at("/Resources/0").propertyNames())
                .containsExactly("schemas", "id", "userName", "displayName");
        assertThat(found.at("/Resources/1").propertyNames()).containsExactly("schemas", "id", "displayName", "members");
        assertThat(found.at("/Resources/1/members/0").propertyNames()).containsExactly("value");
        assertThat(client.get("").body().at("/Resources/1/meta/location").stringValue())
                .startsWith(client.server() + "/scim/v2/Groups/");
        client.get("?sortBy=value").isError(400, "invalidValue", "value");
    }

    @Test
    void a_question_may_be_a_body() {
        JsonNode found = client.post("/Users/.search", """
                        {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                         "attributes":["userName","NAME.familyName"],
                         "filter":"displayName co \\"smith\\" or name.familyName pr",
                         "sortBy":"userName","sortOrder":"descending","startIndex":1,"count":10}
                        """).hasStatus(200).body();
        assertThat(found.get("Resources").toString())
                .isEqualTo(("""
                [{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"%s","userName":"jim"},\
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"%s","userName":"bjensen",\
                "name":{"familyName":"Jensen"}}]""")
                        .formatted(
                                found.at("/Resources/0/id").stringValue(),
                                found.at("/Resources/1/id").stringValue()));
        assertThat(found.get("startIndex").intValue()).isEqualTo(1);
        assertThat(names(client.post("/Groups/.search", "{\"filter\":\"members pr\"}")
                        .body()))
                .containsExactly("Smith fan club");
        assertThat(names(withEquipment
                        .post("/Equipment/.search", "{}")
                        .hasStatus(200)
                        .body()))
                .containsExactly("L-1");
        assertThat(names(client.post("/.search", "{\"filter\":\"displayName co \\\"smith\\\"\"}")
                        .body()))
                .containsExactly("Smith fan club", "jim");
        assertThat(client.post("/Groups/.search", "{\"excludedAttributes\":[\"members\",\"meta\"]}")
                        .body()
                        .at("/Resources/0")
                        .propertyNames())
                .containsExactly("schemas", "id", "displayName");
    }

    @Test
    void a_body_walks_by_cursor_and_shares_the_cursors_with_the_query() {
        JsonNode first = client.post("/Users/.search", "{\"cursor\":\"\",\"count\":1}")
                .hasStatus(200)
                .body();
        String next = first.get("nextCursor").stringValue();
        JsonNode second = client.post("/Users/.search", "{\"cursor\":\"" + next + "\",\"count\":1}")
                .hasStatus(200)
                .body();
        assertThat(names(second)).containsExactly("jim");
        assertThat(names(client.get("/Users?cursor=" + next).hasStatus(200).body()))
                .containsExactly("jim");
        client.post("/Groups/.search", "{\"cursor\":\"" + next + "\"}").isError(400, "invalidCursor");
        client.post("/Users/.search", "{\"cursor\":\"\",\"count\":0}").isError(400, "invalidCount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"filter\":17}                     | invalidFilter | 17",
                "{\"filter\":[\"a\"]}                | invalidValue  | filter",
                "{\"count\":\"many\"}                | invalidValue  | many",
                "{\"attributes\":{\"a\":1}}          | invalidValue  | attributes",
                "{\"attributes\":[1]}                | invalidValue  | attributes",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]} | invalidValue | SearchRequest",
                "{\"schemas\":[[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"]]} | invalidValue | SearchRequest",
                "[]                                  | invalidSyntax | body",
            })
    void a_body_that_makes_no_sense_is_refused(String body, String scimType, String detail) {
        client.post("/Users/.search", body).isError(400, scimType, detail);
        client.post("/.search", body).isError(400, scimType, detail);
    }

    @Test
    void who_only_reads_may_search() {
        ScimClient reader = server.newClient(
                client.tenant(),
                "Reader",
                ClientProfile.RFC,
                Policies.defaultsFor(ClientProfile.RFC),
                Set.of(Scope.SCIM_READ, Scope.EQUIPMENT_READ));
        assertThat(names(reader.post("/.search", "{}").hasStatus(200).body())).hasSize(5);
        assertThat(names(reader.post("/Users/.search", "{}").hasStatus(200).body()))
                .hasSize(2);
        assertThat(names(reader.post("/Equipment/.search", "{}").hasStatus(200).body()))
                .hasSize(1);
        assertThat(names(reader.get("").hasStatus(200).body())).hasSize(5);
    }

    @Test
    void only_post_searches() {
        for (String path : List.of("/Users/.search", "/Groups/.search", "/.search")) {
            for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
                String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
                assertThat(client.send(method, path, body).isError(405, null).header("Allow"))
                        .as(method + " " + path)
                        .isEqualTo("POST");
            }
        }
        client.post("/Equipment/.search", "{}").isError(404, null);
        assertThat(client.post("", "{}").isError(405, null).header("Allow")).isEqualTo("GET, HEAD");
    }

    private static List<String> names(JsonNode page) {
        return page.get("Resources").values().stream()
                .map(resource -> resource.path("userName")
                        .asString(resource.path("assetTag")
                                .asString(resource.path("displayName").asString(""))))
                .toList();
    }
}
