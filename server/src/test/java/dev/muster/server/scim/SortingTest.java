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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** RFC 7644 §3.4.2.3: by any attribute, who has none last, and among equals the older one first. */
@WholeServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SortingTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimClient client;

    @BeforeAll
    void theCast() {
        ScimServer server = new ScimServer(port, commands);
        ScimClient tenant = server.newTenant(ClientProfile.RFC);
        client = server.newClient(
                tenant.tenant(),
                "Both",
                ClientProfile.RFC,
                Policies.defaultsFor(ClientProfile.RFC),
                Set.of(Scope.SCIM, Scope.EQUIPMENT));
        // in the order of their ids
        user("mandy", "\"title\":\"Guide\",\"emails\":[{\"value\":\"z@example.com\"},{\"value\":\"a@example.com\"}]");
        user(
                "Barbara",
                "\"title\":\"guide\",\"emails\":[{\"value\":\"y@example.com\"},"
                        + "{\"value\":\"b@example.com\",\"primary\":true}],\"active\":false");
        user(
                "jim",
                "\"nickName\":\"Jimmy\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":"
                        + "{\"department\":\"Tours\"}");
        user("alice", "\"title\":\"Boss\",\"externalId\":\"7\",\"profileUrl\":\"https://example.com/a\"");
        group("tour guides");
        group("Employees");
        item("L-1", 20);
        item("L-2", 3);
        item("L-3", null);
        item("L-4", 100);
    }

    private void user(String userName, String more) {
        client.post("/Users", "{\"userName\":\"" + userName + "\"," + more + "}")
                .hasStatus(201);
    }

    private void group(String name) {
        client.post("/Groups", "{\"displayName\":\"" + name + "\"}").hasStatus(201);
    }

    private void item(String tag, @Nullable Integer value) {
        client.post("/Equipment", "{\"assetTag\":\"" + tag + "\",\"value\":" + value + "}")
                .hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Users     | userName                     |            | alice,Barbara,jim,mandy",
                "/Users     | USERNAME                     | descending | mandy,jim,Barbara,alice",
                "/Users     | title                        | ascending  | alice,mandy,Barbara,jim",
                "/Users     | title                        | descending | jim,mandy,Barbara,alice",
                "/Users     | emails                       |            | Barbara,mandy,jim,alice",
                "/Users     | emails.value                 | descending | jim,alice,mandy,Barbara",
                "/Users     | active                       |            | Barbara,mandy,jim,alice",
                "/Users     | active                       | DESCENDING | mandy,jim,alice,Barbara",
                "/Users     | nickName                     |            | jim,mandy,Barbara,alice",
                "/Users     | id                           | descending | alice,jim,Barbara,mandy",
                "/Users     | meta.created                 |            | mandy,Barbara,jim,alice",
                "/Users     | meta.lastModified            | descending | alice,jim,Barbara,mandy",
                "/Users     | externalId                   |            | alice,mandy,Barbara,jim",
                "/Users     | profileUrl                   |            | alice,mandy,Barbara,jim",
                "/Users     | meta.location                | descending | alice,jim,Barbara,mandy",
                "/Users     | groups                       |            | mandy,Barbara,jim,alice",
                "/Users     | schemas                      |            | mandy,Barbara,jim,alice",
                "/Users     | urn:ietf:params:scim:schemas:core:2.0:User:userName | | alice,Barbara,jim,mandy",
                "/Users     | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | | jim,mandy,Barbara,alice",
                "/Groups    | displayName                  |            | Employees,tour guides",
                "/Groups    | members.display              |            | tour guides,Employees",
                "/Equipment | value                        |            | L-2,L-1,L-4,L-3",
                "/Equipment | value                        | descending | L-3,L-4,L-1,L-2",
                "/Equipment | holder                       |            | L-1,L-2,L-3,L-4",
            })
    void lists_are_sorted_as_a_whole_and_page_after_page(String endpoint, String by, String order, String sorted) {
        String query = endpoint + "?sortBy=" + by + (order == null ? "" : "&sortOrder=" + order);
        List<String> expected = List.of(sorted.split(","));
        assertThat(names(client.get(query).hasStatus(200).body())).isEqualTo(expected);

        List<String> counted = new ArrayList<>();
        for (int start = 1; start <= expected.size(); start++) {
            JsonNode page = client.get(query + "&count=1&startIndex=" + start)
                    .hasStatus(200)
                    .body();
            assertThat(page.get("totalResults").intValue()).isEqualTo(expected.size());
            counted.addAll(names(page));
        }
        assertThat(counted).isEqualTo(expected);
        String last = "&count=1&startIndex=" + expected.size();
        assertThat(names(client.get(query + "&filter=id%20pr" + last).body()))
                .as("a place that nobody walked to")
                .containsExactly(expected.getLast());
    }

    @Test
    void what_puts_nothing_in_order_is_refused() {
        client.get("/Users?sortBy=colour").isError(400, "invalidValue", "colour", "no such attribute");
        client.get("/Users?sortBy=name").isError(400, "invalidValue", "name", "sub-attributes");
        client.get("/Users?sortBy=password").isError(400, "invalidValue", "password");
        client.get("/Users?sortBy=userName&sortOrder=upwards").isError(400, "invalidValue", "sortOrder", "upwards");
    }

    /** Somebody who was shown goes, somebody comes: nobody who was there throughout is missed. */
    @Test
    void a_sorted_walk_goes_on_behind_the_value_that_it_came_to() {
        ScimClient own = new ScimServer(port, commands).newTenant(ClientProfile.RFC);
        for (String name : List.of("d", "b", "a", "c")) own.post("/Users", "{\"userName\":\"" + name + "\"}");
        JsonNode first = own.get("/Users?sortBy=userName&count=2").body();
        assertThat(names(first)).containsExactly("a", "b");
        own.delete("/Users/" + first.at("/Resources/0/id").stringValue()).hasStatus(204);
        own.delete("/Users/" + first.at("/Resources/1/id").stringValue()).hasStatus(204);
        own.post("/Users", "{\"userName\":\"aa\"}").hasStatus(201);
        JsonNode second = own.get("/Users?sortBy=userName&count=2&startIndex=3").body();
        assertThat(names(second)).containsExactly("c", "d");
        assertThat(second.get("totalResults").intValue())
                .as("that the walk began with")
                .isEqualTo(4);
    }

    private static List<String> names(JsonNode page) {
        return page.get("Resources").values().stream()
                .map(resource -> resource.path("userName")
                        .asString(resource.path("assetTag")
                                .asString(resource.path("displayName").asString(""))))
                .toList();
    }
}
