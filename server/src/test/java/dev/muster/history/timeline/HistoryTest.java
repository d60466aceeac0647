package dev.muster.history.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@WholeServer
class HistoryTest {
    private static int number;

    @LocalServerPort
    private int port;

    private Web okta = Web.of(0);
    private Web owner = Web.of(0);
    private String name = "";

    @BeforeEach
    void asks() {
        Account account = Account.open(Web.of(port));
        okta = account.client();
        owner = account.owner();
        name = "bjensen" + ++number;
    }

    @Test
    void the_timeline_of_a_user_tells_her_life_the_newest_first() {
        String barbara = created();
        patch(barbara, "replace", "title", "\"Tour Guide\"");
        patch(barbara, "replace", "userName", "\"=" + name + "-new\"");
        patch(barbara, "replace", "active", "false");
        patch(barbara, "replace", "active", "true");
        String guides = pushed(barbara);
        okta.send("PATCH", "/scim/v2/Groups/" + guides, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"remove","path":"members[value eq \\"%s\\"]"}]}""".formatted(barbara));

        List<JsonNode> entries = timeline("users", barbara, 7);

        assertThat(entries)
                .extracting(entry -> entry.path("kind").asString())
                .containsExactly(
                        "MembersRemoved",
                        "MembersAdded",
                        "UserReactivated",
                        "UserDeactivated",
                        "UserRenamed",
                        "UserRevised",
                        "UserProvisioned");
        assertThat(entries.get(5).path("changes").toString())
                .isEqualTo("[{\"attribute\":\"title\",\"before\":null,\"after\":\"Tour Guide\"}]");
        assertThat(entries.get(3).path("changes").toString())
                .isEqualTo("[{\"attribute\":\"active\",\"before\":true,\"after\":false}]");
        assertThat(entries.get(1).path("changes").toString())
                .isEqualTo("[{\"attribute\":\"groups\",\"before\":null,\"after\":[\"" + guides + "\"]}]");
        assertThat(entries.get(1).path("event").path("id").asString()).isEqualTo(guides);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("by").path("kind").asString()).isEqualTo("integration");
            assertThat(entry.path("by").path("name").asString()).isNotEmpty();
            assertThat(entry.path("request").asString()).isNotEmpty();
        });

        List<JsonNode> ofGroup = timeline("groups", guides, 3);
        assertThat(ofGroup.getFirst().path("changes").toString())
                .isEqualTo("[{\"attribute\":\"members\",\"before\":[\"" + barbara + "\"],\"after\":null}]");
    }

    @Test
    void it_is_filtered_by_kind_actor_and_time_and_read_page_by_page() {
        String barbara = created();
        patch(barbara, "replace", "title", "\"Tour Guide\"");
        patch(barbara, "replace", "active", "false");
        List<JsonNode> all = timeline("users", barbara, 3);
        String path = "/api/history/users/" + barbara;

        assertThat(kinds(path + "?kind=UserDeactivated")).containsExactly("UserDeactivated");
        assertThat(kinds(path + "?actor=" + all.getFirst().path("by").path("id").asString()))
                .hasSize(3);
        assertThat(kinds(path + "?actor=" + barbara)).isEmpty();
        assertThat(kinds(path + "?from=" + all.get(1).path("at").asString())).hasSize(2);
        assertThat(kinds(path + "?to=" + all.get(1).path("at").asString())).containsExactly("UserProvisioned");
        JsonNode first = Web.json(owner.get(path + "?limit=2"));
        assertThat(first.path("items")).hasSize(2);
        assertThat(kinds(path + "?limit=2&after=" + first.path("next").stringValue()))
                .containsExactly("UserProvisioned");
        assertThat(kinds("/api/history?kind=UserDeactivated")).contains("UserDeactivated");
        assertThat(owner.get(path + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(owner.get(path + "?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(owner.get("/api/history/users/" + new java.util.UUID(1, 2)).statusCode())
                .isEqualTo(404);
        assertThat(okta.get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void as_csv_no_cell_is_a_formula() {
        String barbara = created();
        patch(barbara, "replace", "title", "\"=cmd|' /C calc'!A0\"");
        timeline("users", barbara, 2);

        HttpResponse<String> csv = owner.get("/api/history/users/" + barbara, "Accept", "text/csv");

        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines().toList().get(1)).contains("UserRevised", "title", ",'=cmd|' /C calc'!A0");
        assertThat(owner.get("/api/history/users/" + barbara + "?format=csv").body())
                .isEqualTo(csv.body());
    }

    @Test
    void as_of_each_instant_the_directory_is_what_scim_answered_then() {
        Instant before = Instant.now();
        String barbara = created();
        Map<Instant, JsonNode> answers = new LinkedHashMap<>();
        remember("Users", barbara, answers);
        patch(barbara, "replace", "title", "\"Tour Guide\"");
        remember("Users", barbara, answers);
        patch(barbara, "replace", "userName", "\"" + name + "-new\"");
        remember("Users", barbara, answers);
        patch(barbara, "replace", "active", "false");
        remember("Users", barbara, answers);
        okta.send("DELETE", "/scim/v2/Users/" + barbara, "");
        Instant gone = Instant.now();

        assertThat(answers).hasSize(4);
        answers.forEach((at, scim) -> assertThat(then("users", barbara, at).path("resource"))
                .as("at " + at)
                .isEqualTo(scim));
        assertThat(owner.get("/api/directory/users/" + barbara + "?at=" + before)
                        .statusCode())
                .isEqualTo(404);
        assertThat(owner.get("/api/directory/users/" + barbara + "?at=" + before)
                        .body())
                .contains("no such resource yet");
        assertThat(then("users", barbara, gone).path("deleted").asBoolean()).isTrue();
        assertThat(owner.get("/api/directory/users/" + barbara + "?at=2999-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_group_has_the_members_of_that_time() {
        String barbara = created();
        String guides = pushed(barbara);
        Map<Instant, JsonNode> answers = new LinkedHashMap<>();
        remember("Groups", guides, answers);
        okta.send("PATCH", "/scim/v2/Groups/" + guides, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"remove","path":"members[value eq \\"%s\\"]"}]}""".formatted(barbara));
        remember("Groups", guides, answers);

        List<Integer> sizes = new ArrayList<>();
        answers.forEach((at, scim) -> {
            JsonNode then = then("groups", guides, at).path("resource");
            assertThat(then.path("displayName")).isEqualTo(scim.path("displayName"));
            assertThat(then.path("meta")).isEqualTo(scim.path("meta"));
            assertThat(then.path("members").findValuesAsString("value"))
                    .isEqualTo(scim.path("members").findValuesAsString("value"));
            sizes.add(then.path("members").size());
        });
        assertThat(sizes).containsExactly(1, 0);
    }

    private String created() {
        HttpResponse<String> created = okta.post("/scim/v2/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","externalId":"x-%s",
                 "name":{"givenName":"Barbara","familyName":"Jensen"},
                 "emails":[{"primary":true,"value":"%s@example.com","type":"work"}],"active":true}""".formatted(name, name, name));
        assertThat(created.statusCode()).isEqualTo(201);
        return Web.json(created).path("id").asString();
    }

    private String pushed(String member) {
        HttpResponse<String> pushed = okta.post("/scim/v2/Groups", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Guides of %s",
                 "members":[{"value":"%s"}]}""".formatted(name, member));
        assertThat(pushed.statusCode()).isEqualTo(201);
        return Web.json(pushed).path("id").asString();
    }

    private void patch(String user, String op, String path, String value) {
        HttpResponse<String> patched = okta.send("PATCH", "/scim/v2/Users/" + user, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"%s","path":"%s","value":%s}]}""".formatted(op, path, value));
        assertThat(patched.statusCode()).isBetween(200, 204);
    }

    private List<JsonNode> timeline(String type, String id, int length) {
        String path = "/api/history/" + type + "/" + id;
        await().until(() -> Web.json(owner.get(path)).path("items").size() >= length);
        return entries(path);
    }

    private List<JsonNode> entries(String path) {
        JsonNode page = Web.json(owner.get(path));
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    private List<String> kinds(String path) {
        return entries(path).stream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    /** What SCIM says now, without what it only adds for the wire or reads from elsewhere. */
    private void remember(String type, String id, Map<Instant, JsonNode> answers) {
        ObjectNode answer = (ObjectNode) Web.json(okta.get("/scim/v2/" + type + "/" + id));
        answer.remove(List.of("schemas", "groups", "roles"));
        ((ObjectNode) answer.path("meta")).remove("location");
        answers.put(Instant.now(), answer);
    }

    private JsonNode then(String type, String id, Instant at) {
        HttpResponse<String> answer = owner.get("/api/directory/" + type + "/" + id + "?at=" + at);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Web.json(answer);
    }
}
