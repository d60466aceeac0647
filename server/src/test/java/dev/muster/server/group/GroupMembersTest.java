package dev.muster.server.group;

import static dev.muster.server.Provisioning.adding;
import static dev.muster.server.Provisioning.fresh;
import static dev.muster.server.Provisioning.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.server.Provisioning;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@WholeServer
class GroupMembersTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    private Provisioning okta = Provisioning.on(0);

    @BeforeEach
    void connect() {
        okta = Provisioning.on(port);
    }

    @Test
    void members_join_and_leave_in_one_request() {
        String barbara = okta.user(fresh("bjensen"));
        String mandy = okta.user(fresh("mpepperidge"));
        String guides = okta.group(fresh("Tour Guides"), barbara);

        var answer = okta.patchGroup(
                guides, "{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + barbara + "\\\"]\"}", adding(mandy));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(okta.membersOf(guides)).containsExactly(mandy);
    }

    @Test
    void far_more_than_fifty_members_come_and_go_in_one_request_each_as_an_operation() {
        String[] members = new String[60];
        for (int i = 0; i < members.length; i++) members[i] = okta.user(fresh("guide"));
        String guides = okta.group(fresh("Tour Guides"), Arrays.copyOf(members, 30));
        String[] operations = new String[60];
        for (int i = 0; i < 60; i++) {
            operations[i] = i < 30
                    ? "{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + members[i] + "\\\"]\"}"
                    : adding(members[i]);
        }

        var answer = okta.patchGroup(guides, operations);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(okta.membersOf(guides)).containsExactlyInAnyOrder(Arrays.copyOfRange(members, 30, 60));
    }

    @Test
    void a_repeat_changes_neither_members_nor_version() {
        String barbara = okta.user(fresh("bjensen"));
        String guides = okta.group(fresh("Tour Guides"), barbara);
        var before = okta.readGroup(guides).get("meta");

        assertThat(okta.patchGroup(guides, adding(barbara)).statusCode()).isEqualTo(204);

        assertThat(okta.readGroup(guides).get("meta")).isEqualTo(before);
        assertThat(okta.membersOf(guides)).containsExactly(barbara);
    }

    @Test
    void a_group_is_emptied_by_an_empty_replacement_and_kept_by_one_that_says_nothing() {
        String barbara = okta.user(fresh("bjensen"));
        String name = fresh("Tour Guides");
        String guides = okta.group(name, barbara);

        okta.client().send("PUT", "/scim/v2/Groups/" + guides, "{\"displayName\": \"" + name + "\"}");
        assertThat(okta.membersOf(guides)).containsExactly(barbara);

        okta.patchGroup(guides, "{\"op\": \"replace\", \"path\": \"members\", \"value\": []}");
        assertThat(okta.membersOf(guides)).isEmpty();
    }

    @Test
    void a_replacement_leaves_exactly_the_named_members() {
        String barbara = okta.user(fresh("bjensen"));
        String mandy = okta.user(fresh("mpepperidge"));
        String john = okta.user(fresh("jsmith"));
        String name = fresh("Tour Guides");
        String guides = okta.group(name, barbara, mandy);

        var answer = okta.client()
                .send(
                        "PUT",
                        "/scim/v2/Groups/" + guides,
                        "{\"displayName\": \"%s\", \"members\": %s}".formatted(name, values(mandy, john)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(okta.membersOf(guides)).containsExactlyInAnyOrder(mandy, john);
    }

    @Test
    void a_member_knows_its_group_and_a_deleted_one_leaves_it_as_an_event_of_the_group() {
        String barbara = okta.user(fresh("bjensen"));
        String mandy = okta.user(fresh("mpepperidge"));
        List<String> groups = List.of(
                okta.group(fresh("Tour Guides"), barbara, mandy), okta.group(fresh("Employees"), barbara, mandy));
        var user = Web.json(okta.client().get("/scim/v2/Users/" + barbara));
        assertThat(user.get("groups")).hasSize(2);

        assertThat(okta.client().send("DELETE", "/scim/v2/Users/" + barbara, "").statusCode())
                .isEqualTo(204);

        for (String group : groups) {
            assertThat(okta.membersOf(group)).containsExactly(mandy);
            assertThat(lastEventOf(group)).isEqualTo("MembersRemoved because UserDeleted " + barbara);
        }
        assertThat(TenantScope.acrossTenants(() -> jdbc.queryForObject(
                        "select count(*) from membership where member_id = ?", Long.class, UUID.fromString(barbara))))
                .isZero();
    }

    @Test
    void an_unlinked_group_is_gone_and_its_members_stay() {
        String barbara = okta.user(fresh("bjensen"));
        String name = fresh("Tour Guides");
        String guides = okta.group(name, barbara);

        assertThat(okta.client().send("DELETE", "/scim/v2/Groups/" + guides, "").statusCode())
                .isEqualTo(204);

        var user = Web.json(okta.client().get("/scim/v2/Users/" + barbara));
        assertThat(user.path("groups")).isEmpty();
        assertThat(okta.group(name, barbara)).isNotEqualTo(guides);
    }

    @Test
    void without_members_a_group_is_read_without_the_table_of_members() {
        String barbara = okta.user(fresh("bjensen"));
        String guides = okta.group(fresh("Tour Guides"), barbara);

        var answer = okta.client().get("/scim/v2/Groups/" + guides + "?excludedAttributes=members");

        assertThat(Web.json(answer).has("members")).isFalse();
        assertThat(Web.json(answer).has("displayName")).isTrue();
    }

    private String lastEventOf(String group) {
        return String.valueOf(
                TenantScope.acrossTenants(() -> jdbc.queryForObject("""
                select payload_type || ' because ' || (meta_data ->> 'cause') from domain_event
                 where aggregate_id = ? order by sequence_number desc limit 1
                """, String.class, UUID.fromString(group))));
    }
}
