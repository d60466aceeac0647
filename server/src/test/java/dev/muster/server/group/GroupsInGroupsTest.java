package dev.muster.server.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** RFC 7643 §4.2: a member of a group may be a group. Barbara is in the guides, and the guides are in the staff. */
@WholeServer
class GroupsInGroupsTest {
    @Autowired
    Commands commands;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    ScimClient client;
    String barbara;
    String guides;
    String staff;

    @BeforeEach
    void a_tenant_of_its_own() {
        client = new ScimServer(port, commands).newTenant(ClientProfile.RFC);
        barbara = client.post("/Users", "{\"userName\":\"bjensen\"}")
                .hasStatus(201)
                .id();
        guides = group("Guides", barbara);
        staff = group("Staff", guides);
    }

    @Test
    void a_member_group_is_shown_by_name_type_and_address() {
        JsonNode member = client.get("/Groups/" + staff).body().at("/members/0");
        assertThat(member.get("value").stringValue()).isEqualTo(guides);
        assertThat(member.get("type").stringValue()).isEqualTo("Group");
        assertThat(member.get("display").stringValue()).isEqualTo("Guides");
        assertThat(member.get("$ref").stringValue()).isEqualTo(client.server() + "/scim/v2/Groups/" + guides);
        assertThat(total("/Groups", "members.value eq \"" + guides + "\"")).isEqualTo(1);
        assertThat(total("/Groups", "members[type eq \"Group\" and display eq \"guides\"]"))
                .isEqualTo(1);
    }

    @Test
    void a_user_is_in_its_own_groups_directly_and_in_those_above_indirectly() {
        String company = group("Company", staff);
        assertThat(groupsOf(barbara))
                .containsExactlyInAnyOrder(guides + " direct", staff + " indirect", company + " indirect");
        // both ways at once: directly
        patch(staff, "{'op':'add','path':'members','value':[{'value':'BARBARA'}]}")
                .hasStatus(200);
        assertThat(groupsOf(barbara))
                .containsExactlyInAnyOrder(guides + " direct", staff + " direct", company + " indirect");
        JsonNode group = client.get("/Users/" + barbara).body().at("/groups/0");
        assertThat(group.get("display").stringValue()).isEqualTo("Company");
        assertThat(group.get("$ref").stringValue()).isEqualTo(client.server() + "/scim/v2/Groups/" + company);
    }

    /** RFC 7644 3.4.2.2: a filter asks of what the resource shows. */
    @Test
    void a_filter_finds_those_in_a_group_directly_and_those_below_it() {
        String company = group("Company", staff);
        String mandy = client.post("/Users", "{\"userName\":\"mpepperidge\"}").id();
        patch(company, "{'op':'add','path':'members','value':[{'value':'" + mandy + "'}]}")
                .hasStatus(200);
        assertThat(total("/Users", "groups.value eq \"" + company + "\"")).isEqualTo(2);
        assertThat(total("/Users", "groups eq \"" + guides + "\"")).isEqualTo(1);
        assertThat(total("/Users", "groups.display eq \"COMPANY\"")).isEqualTo(2);
        assertThat(total("/Users", "groups.type eq \"indirect\"")).isEqualTo(1);
        String inCompany = "groups[value eq \"" + company + "\" and type eq ";
        assertThat(total("/Users", inCompany + "\"direct\"] and userName eq \"mpepperidge\""))
                .isEqualTo(1);
        assertThat(total("/Users", inCompany + "\"indirect\"] and userName eq \"bjensen\""))
                .isEqualTo(1);
        assertThat(total("/Users", inCompany + "\"direct\"]")).isEqualTo(1);
        assertThat(total("/Users", "groups.value eq \"" + barbara + "\"")).isZero();
        assertThat(total("/Users", "not (groups.value eq \"" + staff + "\")")).isEqualTo(1);
    }

    @Test
    void no_group_contains_itself_however_far_below() {
        String company = group("Company", staff);
        for (String below : List.of(guides, staff, company)) {
            patch(below, "{'op':'add','path':'members','value':[{'type':'Group','value':'" + company + "'}]}")
                    .isError(400, "invalidValue", company, below);
        }
        patch(guides, "{'op':'replace','path':'members','value':[{'value':'BARBARA'},{'value':'" + staff + "'}]}")
                .isError(400, "invalidValue", staff);
        assertThat(members(guides)).containsExactly(barbara);
    }

    @Test
    void two_that_put_groups_into_each_other_at_the_same_time_make_no_circle() throws Exception {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 8; i++) groups.add(group("Team " + i));
        List<Callable<Integer>> additions = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String outer = groups.get(i);
            String inner = groups.get((i + 1) % groups.size());
            additions.add(() -> patch(outer, "{'op':'add','path':'members','value':[{'value':'" + inner + "'}]}")
                    .status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : threads.invokeAll(additions)) statuses.add(status.get());
        }
        assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(400);
    }

    @Test
    void a_deleted_group_leaves_those_that_contain_it_as_events_of_theirs() {
        client.delete("/Groups/" + guides).hasStatus(204);
        assertThat(members(staff)).isEmpty();
        assertThat(client.get("/Users/" + barbara).body().has("groups")).isFalse();
        assertThat(lastEventOf(staff)).isEqualTo("MemberGroupsRemoved because GroupUnlinked " + guides);
        client.delete("/Groups/" + staff).hasStatus(204);
        assertThat(new JdbcTemplate(database.superuser())
                        .queryForObject(
                                "select count(*) from membership where tenant_id = ?",
                                Long.class,
                                client.tenant().value()))
                .isZero();
    }

    @Test
    void member_groups_come_and_go_like_users_and_a_repetition_changes_nothing() {
        String drivers = group("Drivers");
        String both = "{'op':'add','path':'members','value':[{'value':'" + drivers + "'},{'value':'BARBARA'}]}";
        patch(staff, both).hasStatus(200);
        assertThat(members(staff)).containsExactlyInAnyOrder(barbara, guides, drivers);
        String version = client.get("/Groups/" + staff).header("ETag");
        patch(staff, both).hasStatus(200);
        assertThat(client.get("/Groups/" + staff).header("ETag")).isEqualTo(version);
        patch(staff, "{'op':'remove','path':'members[value eq \\\"" + guides + "\\\"]'}")
                .hasStatus(200);
        patch(staff, "{'op':'remove','path':'members','value':[{'value':'" + drivers + "'}]}")
                .hasStatus(200);
        assertThat(members(staff)).containsExactly(barbara);
        // what was read may be put back
        patch(staff, both).hasStatus(200);
        JsonNode read = client.get("/Groups/" + staff).body();
        version = client.get("/Groups/" + staff).header("ETag");
        assertThat(client.put("/Groups/" + staff, read.toString())
                        .hasStatus(200)
                        .header("ETag"))
                .isEqualTo(version);
    }

    @Test
    void what_is_neither_user_nor_group_is_refused_by_name() {
        String nobody = UUID.randomUUID().toString();
        patch(staff, "{'op':'add','path':'members','value':[{'type':'Group','value':'" + nobody + "'}]}")
                .isError(400, "invalidValue", nobody);
    }

    private ScimAnswer patch(String group, String operation) {
        String body = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}";
        return client.patch("/Groups/" + group, body.replace('\'', '"').replace("BARBARA", barbara));
    }

    private String group(String displayName, String... members) {
        String values = String.join(
                ",",
                List.of(members).stream()
                        .map(id -> "{\"value\":\"" + id + "\"}")
                        .toList());
        return client.post("/Groups", "{\"displayName\":\"" + displayName + "\",\"members\":[" + values + "]}")
                .hasStatus(201)
                .id();
    }

    private List<String> members(String group) {
        return client.get("/Groups/" + group).hasStatus(200).body().path("members").values().stream()
                .map(member -> member.get("value").stringValue())
                .toList();
    }

    private List<String> groupsOf(String user) {
        return client.get("/Users/" + user).hasStatus(200).body().path("groups").values().stream()
                .map(group -> group.get("value").stringValue() + " "
                        + group.get("type").stringValue())
                .toList();
    }

    private int total(String resources, String filter) {
        return client.filter(resources, filter)
                .hasStatus(200)
                .body()
                .get("totalResults")
                .intValue();
    }

    private String lastEventOf(String group) {
        return String.valueOf(
                new JdbcTemplate(database.superuser()).queryForObject("""
                select payload_type || ' because ' || coalesce(meta_data ->> 'cause', '-') from domain_event
                 where aggregate_id = ? order by sequence_number desc limit 1
                """, String.class, UUID.fromString(group)));
    }
}
