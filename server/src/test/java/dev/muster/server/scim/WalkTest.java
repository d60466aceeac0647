package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An import reads page after page, while people come and go: a client takes whoever is missing in it for a leaver. */
@WholeServer
class WalkTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimClient client;
    List<String> ids;

    @BeforeEach
    void twentyUsers() {
        client = new ScimServer(port, commands).newTenant(ClientProfile.OKTA);
        ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) ids.add(create("user" + i));
    }

    @Test
    void nobody_is_dropped_or_repeated_while_people_come_and_go() {
        List<String> seen = new ArrayList<>();
        long total = Long.MAX_VALUE;
        for (int start = 1; start <= total; ) {
            JsonNode page = page(start, 5);
            total = page.get("totalResults").longValue();
            assertThat(total).as("the total that the walk began with").isEqualTo(20);
            List<String> there = idsOf(page);
            if (there.isEmpty()) break;
            seen.addAll(there);
            start += there.size();
            // somebody who was shown already goes, somebody who was not goes, too, and somebody comes
            client.delete("/Users/" + seen.getFirst()).status();
            client.delete("/Users/" + ids.get(18)).status();
            create("new" + start);
        }
        List<String> throughout = new ArrayList<>(ids);
        throughout.remove(18);
        assertThat(seen).startsWith(throughout.toArray(String[]::new)).doesNotHaveDuplicates();
    }

    @Test
    void a_page_that_got_lost_is_given_again() {
        page(1, 5);
        List<String> second = idsOf(page(6, 5));
        client.delete("/Users/" + ids.getFirst()).hasStatus(204);
        assertThat(idsOf(page(6, 5))).isEqualTo(second).isEqualTo(ids.subList(5, 10));
    }

    @Test
    void a_new_walk_begins_with_what_is_there_now() {
        page(1, 5);
        client.delete("/Users/" + ids.getFirst()).hasStatus(204);
        assertThat(page(1, 5).get("totalResults").longValue()).isEqualTo(19);
        assertThat(idsOf(page(6, 5))).isEqualTo(ids.subList(6, 11));
    }

    @Test
    void who_begins_in_the_middle_is_given_the_middle() {
        assertThat(idsOf(page(11, 3))).isEqualTo(ids.subList(10, 13));
        assertThat(idsOf(page(19, 5))).isEqualTo(ids.subList(18, 20));
        assertThat(idsOf(page(5000, 5))).isEmpty();
    }

    @Test
    void lists_of_different_filters_are_walked_apart() {
        page(1, 5);
        String filter = "&filter=" + ScimClient.encoded("userName sw \"user1\"");
        JsonNode first = client.get("/Users?startIndex=1&count=5" + filter).body();
        assertThat(first.get("totalResults").longValue()).isEqualTo(11); // user1, user10 to user19
        assertThat(idsOf(page(6, 5))).isEqualTo(ids.subList(5, 10));
        assertThat(idsOf(client.get("/Users?startIndex=6&count=5" + filter).body()))
                .isEqualTo(ids.subList(14, 19));
    }

    @Test
    void groups_are_walked_like_users() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            groups.add(client.post("/Groups", "{\"displayName\":\"Group " + i + "\"}")
                    .hasStatus(201)
                    .id());
        }
        assertThat(idsOf(client.get("/Groups?startIndex=1&count=2").body())).isEqualTo(groups.subList(0, 2));
        client.delete("/Groups/" + groups.getFirst()).hasStatus(204);
        client.post("/Groups", "{\"displayName\":\"One more\"}").hasStatus(201);
        JsonNode second = client.get("/Groups?startIndex=3&count=2").body();
        assertThat(idsOf(second)).isEqualTo(groups.subList(2, 4));
        assertThat(second.get("totalResults").intValue()).isEqualTo(6);
    }

    /** Many come and go at the same time, as they do while an import takes an hour. */
    @Test
    void nobody_is_dropped_or_repeated_while_others_write_in_parallel() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread others = Thread.ofVirtual().start(() -> {
            for (int i = 0; !over.get() && i < 200; i++) client.delete("/Users/" + create("passing" + i));
        });
        List<String> seen = new ArrayList<>();
        for (int start = 1; start <= 20; start += 2) seen.addAll(idsOf(page(start, 2)));
        over.set(true);
        others.join();
        assertThat(seen).doesNotHaveDuplicates().containsAll(ids);
    }

    private JsonNode page(int startIndex, int count) {
        return client.get("/Users?startIndex=" + startIndex + "&count=" + count)
                .hasStatus(200)
                .body();
    }

    private static List<String> idsOf(JsonNode page) {
        return page.get("Resources").values().stream()
                .map(user -> user.get("id").stringValue())
                .toList();
    }

    private String create(String name) {
        return client.post("/Users", "{\"userName\":\"" + name + "@example.com\"}")
                .hasStatus(201)
                .id();
    }
}
