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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** RFC 9865: walks by cursors, forward and back, while people come and go. */
@WholeServer
class CursorsTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimServer server;
    ScimClient client;

    @BeforeEach
    void sevenUsers() {
        server = new ScimServer(port, commands);
        client = server.newTenant(ClientProfile.RFC);
        for (String name : List.of("g", "f", "e", "d", "c", "b", "a")) create(name);
    }

    private void create(String name) {
        client.post("/Users", "{\"userName\":\"" + name + "\",\"title\":\"" + name.repeat(300) + "\"}")
                .hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource({
        "/Users?count=3, gfe dcb a",
        "/Users?count=3&sortBy=userName, abc def g",
        "/Users?count=3&sortBy=title&sortOrder=descending, gfe dcb a",
        "/Users?count=2&sortBy=nickName, gf ed cb a",
        "/Users?count=2&sortBy=nickName&sortOrder=descending, gf ed cb a",
        "/Users?count=2&sortBy=meta.created&sortOrder=descending, ab cd ef g",
        "/Users?count=2&filter=userName%20gt%20%22d%22, gf e",
        "/Users?count=3&attributes=userName, gfe dcb a",
    })
    void there_and_back(String query, String pages) {
        List<String> expected = List.of(pages.split(" "));
        List<String> there = new ArrayList<>();
        JsonNode page = client.get(query + "&cursor").hasStatus(200).body();
        long total = String.join("", expected).length();
        assertThat(page.has("previousCursor")).isFalse();
        for (there.add(names(page)); page.has("nextCursor"); there.add(names(page))) {
            page = page(query, page.get("nextCursor"));
            assertThat(page.get("totalResults").longValue()).isEqualTo(total);
            assertThat(page.has("startIndex")).isFalse();
            assertThat(page.get("itemsPerPage").intValue())
                    .isEqualTo(names(page).length());
        }
        assertThat(there).isEqualTo(expected);

        List<String> back = new ArrayList<>(List.of(names(page)));
        while (page.has("previousCursor")) {
            page = page(query, page.get("previousCursor"));
            back.addFirst(names(page));
            assertThat(page.has("nextCursor")).isTrue();
        }
        assertThat(back).isEqualTo(expected);
    }

    @Test
    void nobody_is_dropped_or_repeated_while_people_come_and_go() {
        List<String> seen = new ArrayList<>();
        JsonNode page = client.get("/Users?count=2&cursor=").hasStatus(200).body();
        int round = 0;
        while (true) {
            assertThat(page.get("totalResults").intValue()).isEqualTo(7);
            seen.add(names(page));
            client.delete("/Users/" + page.at("/Resources/0/id").stringValue()).hasStatus(204);
            client.delete("/Users/" + page.at("/Resources/1/id").asString("none"));
            if (!page.has("nextCursor") || round > 20) break;
            page = page("/Users?count=2", page.get("nextCursor"));
            if (round++ < 2) create("new" + round);
        }
        assertThat(String.join(" ", seen)).isEqualTo("gf ed cb anew1 new2");
    }

    @Test
    void before_the_first_that_is_left_there_is_the_first_page() {
        JsonNode first = client.get("/Users?count=2&cursor=").body();
        JsonNode second = page("/Users?count=2", first.get("nextCursor"));
        for (JsonNode user : first.get("Resources"))
            client.delete("/Users/" + user.get("id").stringValue());
        JsonNode before = page("/Users?count=2", second.get("previousCursor"));
        assertThat(names(before)).isEqualTo("ed");
        assertThat(before.has("previousCursor")).isFalse();
    }

    @Test
    void a_cursor_tells_nothing_and_is_written_as_urls_take_it() {
        String cursor = client.get("/Users?count=3&cursor=&sortBy=title")
                .body()
                .get("nextCursor")
                .stringValue();
        assertThat(cursor).matches("[A-Za-z0-9_-]+").doesNotContain("ccc");
        assertThat(cursor.length()).isLessThan(600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users?count=3&sortBy=userName",
                "/Users?count=3&filter=userName%20pr",
                "/Users?count=3&sortOrder=descending&sortBy=id",
                "/Groups?count=3",
            })
    void a_cursor_belongs_to_one_list(String other) {
        JsonNode cursor = client.get("/Users?count=3&cursor=").body().get("nextCursor");
        client.get(other + "&cursor=" + cursor.stringValue()).isError(400, "invalidCursor");
        client.get("/Users?count=5&cursor=" + cursor.stringValue()).hasStatus(200);
    }

    @Test
    void a_cursor_belongs_to_one_client() {
        String query = "/Users?count=3&cursor="
                + client.get("/Users?count=3&cursor=").body().get("nextCursor").stringValue();
        ScimClient sibling = server.newClient(
                client.tenant(),
                "Sibling",
                ClientProfile.RFC,
                Policies.defaultsFor(ClientProfile.RFC),
                Set.of(Scope.SCIM));
        sibling.get(query).isError(400, "invalidCursor");
        server.newTenant(ClientProfile.RFC).get(query).isError(400, "invalidCursor");
        client.get(query).hasStatus(200);
    }

    @Test
    void what_is_no_cursor_is_refused() {
        String cursor =
                client.get("/Users?count=3&cursor=").body().get("nextCursor").stringValue();
        char last = cursor.charAt(20) == 'A' ? 'B' : 'A';
        for (String forged : List.of(
                "YWJj",
                "%20x",
                "..",
                cursor.substring(1),
                cursor + "A",
                cursor.substring(0, 20) + last + cursor.substring(21),
                "A".repeat(6000))) {
            client.get("/Users?cursor=" + forged).isError(400, "invalidCursor", "Begin again");
        }
    }

    @Test
    void a_page_has_at_least_one_resource_and_at_most_what_is_announced() {
        client.get("/Users?cursor&count=0").isError(400, "invalidCount", "1000");
        client.get("/Users?cursor&count=-1").isError(400, "invalidCount");
        client.get("/Users?cursor&count=many").isError(400, "invalidCount", "many");
        assertThat(names(client.get("/Users?cursor&count=5000").hasStatus(200).body()))
                .hasSize(7);
        client.get("/Users?cursor&startIndex=3").isError(400, "invalidValue", "startIndex");
        client.post("/Users/.search", "{\"cursor\":\"\",\"count\":0}").isError(400, "invalidCount", "1000");
        client.post("/Users/.search", "{\"cursor\":\"\",\"startIndex\":3}").isError(400, "invalidValue", "startIndex");
        assertThat(client.get("/Users").body().has("nextCursor"))
                .as("index is the default")
                .isFalse();
    }

    private JsonNode page(String query, JsonNode cursor) {
        return client.get(query + "&cursor=" + cursor.stringValue())
                .hasStatus(200)
                .body();
    }

    private static String names(JsonNode page) {
        StringBuilder names = new StringBuilder();
        page.get("Resources").forEach(user -> names.append(user.get("userName").stringValue()));
        return names.toString();
    }
}
