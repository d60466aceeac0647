package dev.muster.server.role;

import static dev.muster.server.Provisioning.adding;
import static dev.muster.server.Provisioning.fresh;
import static dev.muster.server.Provisioning.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Provisioning;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@WholeServer
class AccessTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    private Provisioning okta = Provisioning.on(0);
    private Web application = Web.of(0);
    private Web admin = Web.of(0);

    @BeforeEach
    void connect() {
        Account account = Account.open(Web.of(port));
        okta = new Provisioning(account.client());
        application = account.clientWith("ACCESS");
        admin = account.owner();
    }

    @Test
    void a_deactivated_user_is_refused_from_the_very_next_request() {
        String name = fresh("bjensen");
        String barbara = okta.user(name);
        assertThat(access(name).get("allowed").booleanValue()).isTrue();

        okta.client().send("PUT", "/scim/v2/Users/" + barbara, "{\"userName\": \"" + name + "\", \"active\": false}");

        JsonNode answer = access(name.toUpperCase(java.util.Locale.ROOT));
        assertThat(answer.get("allowed").booleanValue()).isFalse();
        assertThat(answer.get("reason").stringValue()).isEqualTo("deactivated");
        assertThat(answer.get("roles")).isEmpty();
        assertThat(answer.get("userName").stringValue()).isEqualTo(name);
    }

    @Test
    void nobody_is_an_answer_too() {
        JsonNode answer = access(fresh("nobody"));
        assertThat(answer.get("allowed").booleanValue()).isFalse();
        assertThat(answer.get("reason").stringValue()).isEqualTo("unknown");
    }

    @Test
    void a_role_comes_and_goes_with_each_of_its_causes() {
        String role = fresh("agent");
        String roleId = define(role);
        String type = fresh("Employee");
        String name = fresh("bjensen");
        String group = okta.group(fresh("Tour Guides"));
        map(roleId, "{\"kind\": \"group\", \"id\": \"" + group + "\", \"rank\": 1}");
        map(roleId, "{\"kind\": \"userType\", \"userType\": \"" + type + "\", \"rank\": 2}");
        assertThat(holders(roleId)).isEmpty();

        String barbara = okta.user(name, type.toUpperCase(java.util.Locale.ROOT));
        assertThat(causes(name)).containsExactly(role + " userType");

        okta.patchGroup(group, adding(barbara));
        assertThat(causes(name)).containsExactly(role + " group", role + " userType");
        assertThat(access(name).get("roles")).hasSize(1);
        assertThat(holders(roleId)).containsExactly(barbara);

        okta.client().send("DELETE", "/scim/v2/Groups/" + group, "");
        assertThat(causes(name)).containsExactly(role + " userType");

        okta.client()
                .send("PUT", "/scim/v2/Users/" + barbara, "{\"userName\": \"" + name + "\", \"userType\": \"Other\"}");
        assertThat(causes(name)).isEmpty();
        assertThat(access(name).get("allowed").booleanValue()).isTrue();
    }

    @Test
    void where_roles_meet_the_least_rank_comes_first() {
        String group = okta.group(fresh("Tour Guides"));
        String agent = fresh("agent");
        String manager = fresh("manager");
        String managerId = define(manager);
        map(define(agent), "{\"kind\": \"group\", \"id\": \"" + group + "\", \"rank\": 2}");
        map(managerId, "{\"kind\": \"group\", \"id\": \"" + group + "\", \"rank\": 3}");
        String name = fresh("bjensen");
        okta.patchGroup(group, adding(okta.user(name)));
        assertThat(roles(name)).containsExactly(agent, manager);

        map(managerId, "{\"kind\": \"group\", \"id\": \"" + group + "\", \"rank\": 1}");
        assertThat(roles(name)).containsExactly(manager, agent);
    }

    @Test
    void an_unlinked_group_is_unmapped_as_an_event_of_the_role() {
        String roleId = define(fresh("agent"));
        String group = okta.group(fresh("Tour Guides"), okta.user(fresh("bjensen")));
        map(roleId, "{\"kind\": \"group\", \"id\": \"" + group + "\"}");
        assertThat(holders(roleId)).hasSize(1);

        okta.client().send("DELETE", "/scim/v2/Groups/" + group, "");

        assertThat(Web.json(admin.get("/api/roles/" + roleId)).get("mappings")).isEmpty();
        assertThat(holders(roleId)).isEmpty();
        assertThat(lastEventOf(roleId)).isEqualTo("RoleUnmapped because GroupUnlinked " + group);
    }

    @Test
    void a_deleted_user_takes_its_own_mappings_along() {
        String roleId = define(fresh("agent"));
        String name = fresh("bjensen");
        String barbara = okta.user(name);
        map(roleId, "{\"kind\": \"user\", \"id\": \"" + barbara + "\"}");
        assertThat(causes(name)).hasSize(1);

        okta.client().send("DELETE", "/scim/v2/Users/" + barbara, "");

        assertThat(lastEventOf(roleId)).isEqualTo("RoleUnmapped because UserDeleted " + barbara);
        assertThat(access(name).get("reason").stringValue()).isEqualTo("unknown");
    }

    @Test
    void a_mapping_to_nobody_is_refused() {
        var answer = admin.send(
                "PUT",
                "/api/roles/" + define(fresh("agent")) + "/mappings",
                "{\"kind\": \"group\", \"id\": \"" + UUID.randomUUID() + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"everybody, id", "everybody, userType", "group, userType", "user, userType", "userType, id"})
    void what_contradicts_the_kind_of_a_mapping_is_refused(String kind, String beside) {
        String path = "/api/roles/" + define(fresh("agent")) + "/mappings";
        String value = UUID.randomUUID().toString();
        var mapped = admin.send("PUT", path, "{\"kind\": \"" + kind + "\", \"" + beside + "\": \"" + value + "\"}");
        var unmapped = admin.send("DELETE", path + "?kind=" + kind + "&" + beside + "=" + value, "");
        for (var answer : List.of(mapped, unmapped)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("'" + beside + "': it does not belong to the kind '" + kind + "'");
        }
    }

    @Test
    void a_role_without_a_name_is_told_as_all_that_have_none() {
        for (String name : List.of("", "  ")) {
            var answer = admin.post("/api/roles", "{\"name\": \"" + name + "\"}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("'name': it is missing; give a text.");
        }
        assertThat(admin.post("/api/roles", "{\"name\": \"" + "x".repeat(201) + "\"}")
                        .body())
                .contains("it has 201 characters; 200 are the most.");
    }

    @Test
    void a_role_is_renamed_and_at_last_deleted_and_its_history_stays() {
        String before = fresh("agent");
        String after = fresh("guide");
        String name = fresh("bjensen");
        String id = define(before);
        okta.user(name);
        map(id, "{\"kind\": \"everybody\"}");
        String path = "/api/roles/" + id;

        var renamed = admin.send("PATCH", path, "{\"name\": \"" + after + "\"}");
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
        assertThat(roles(name)).containsExactly(after);
        String third = define(before);
        assertThat(admin.send("PATCH", "/api/roles/" + third, "{\"name\": \"" + after + "\"}")
                        .statusCode())
                .isEqualTo(409);

        var mapped = admin.send("DELETE", path, "");
        assertThat(mapped.statusCode()).isEqualTo(409);
        assertThat(mapped.body()).contains("1 mapping");
        admin.send("DELETE", path + "/mappings?kind=everybody", "");
        assertThat(admin.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
        assertThat(admin.send("PATCH", path, "{\"name\": \"x\"}").statusCode()).isEqualTo(404);
        assertThat(roles(name)).isEmpty();
        define(after);
        Await.until(() -> admin.get("/api/history/roles/" + id).body().contains("RoleDeleted"));
        assertThat(admin.get("/api/history/roles/" + id).body()).contains("RoleRenamed", before, after);
    }

    @Test
    void access_is_for_the_application_alone() {
        assertThat(okta.client().get("/access?userName=x").statusCode()).isEqualTo(403);
        assertThat(application.get("/scim/v2/Groups/" + UUID.randomUUID()).statusCode())
                .isEqualTo(403);
        assertThat(application.get("/access").statusCode()).isEqualTo(400);
    }

    @Test
    void a_patched_user_loses_access_too() {
        String name = fresh("bjensen");
        String barbara = okta.user(name);
        var answer = okta.client()
                .send(
                        "PATCH",
                        "/scim/v2/Users/" + barbara,
                        patch("{\"op\": \"replace\", \"value\": {\"active\": false}}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(access(name).get("allowed").booleanValue()).isFalse();
    }

    private JsonNode access(String userName) {
        var response = application.get("/access?userName=" + userName);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Web.json(response);
    }

    private List<String> roles(String userName) {
        return texts(access(userName).get("roles"));
    }

    private List<String> causes(String userName) {
        return StreamSupport.stream(access(userName).get("because").spliterator(), false)
                .map(cause -> cause.get("role").stringValue() + " "
                        + cause.get("kind").stringValue())
                .toList();
    }

    @Test
    void roles_are_listed_page_by_page_in_the_order_of_their_names_each_with_its_mappings() {
        List.of("Zebra", "B driver", "Über agent", "a guide", "agent")
                .forEach(name -> map(define(name), "{\"kind\": \"everybody\"}"));
        JsonNode first = Web.json(admin.get("/api/roles?limit=3"));
        String after = URLEncoder.encode(first.get("next").stringValue(), StandardCharsets.UTF_8);
        JsonNode last = Web.json(admin.get("/api/roles?limit=3&after=" + after));
        assertThat(first.get("items"))
                .extracting(role -> role.get("name").stringValue())
                .containsExactly("a guide", "agent", "B driver");
        assertThat(last.get("items"))
                .extracting(role -> role.get("name").stringValue())
                .containsExactly("Zebra", "Über agent");
        assertThat(last.get("items"))
                .allSatisfy(role -> assertThat(role.get("mappings")).hasSize(1));
        assertThat(last.get("next").isNull()).isTrue();
    }

    private List<String> holders(String role) {
        var response = admin.get("/api/roles/" + role + "/assignments");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return StreamSupport.stream(Web.json(response).get("items").spliterator(), false)
                .map(assignment -> assignment.get("user").stringValue())
                .toList();
    }

    private String define(String name) {
        var response = admin.post("/api/roles", "{\"name\": \"" + name + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Web.json(response).get("id").stringValue();
    }

    private void map(String role, String mapping) {
        var response = admin.send("PUT", "/api/roles/" + role + "/mappings", mapping);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::stringValue)
                .toList();
    }

    private String lastEventOf(String aggregate) {
        return String.valueOf(
                TenantScope.acrossTenants(() -> jdbc.queryForObject("""
                select payload_type || ' because ' || (meta_data ->> 'cause') from domain_event
                 where aggregate_id = ? order by sequence_number desc limit 1
                """, String.class, UUID.fromString(aggregate))));
    }
}
