package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What Okta relies on, behind the single requests of {@link OktaTest}: groups that an admin pushes. */
@WholeServer
class OktaGroupsTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimClient okta;
    String barbara;
    String mandy;

    @BeforeEach
    void aTenantOfItsOwn() {
        okta = new ScimServer(port, commands).newTenant(ClientProfile.OKTA);
        barbara = user("bjensen");
        mandy = user("mpepperidge");
    }

    @Test
    void rename_keeps_the_members() {
        String group = push().id();
        okta.patch("/Groups/" + group, replaceMembers(barbara)).hasStatus(204);
        rename(group);
        assertThat(members(group)).containsExactly(barbara);
    }

    @Test
    void members_come_and_go_in_one_patch() {
        String group = push().id();
        okta.patch("/Groups/" + group, replaceMembers(mandy)).hasStatus(204);
        String body =
                Bodies.text("okta-change-members").replace("LEAVES", mandy).replace("JOINS", barbara);
        okta.patch("/Groups/" + group, body).hasStatus(204);
        assertThat(members(group)).containsExactly(barbara);
        // whoever is in is added again, whoever is out is removed again: nothing fails
        String version = okta.get("/Groups/" + group).header("ETag");
        okta.patch("/Groups/" + group, body).hasStatus(204);
        assertThat(members(group)).containsExactly(barbara);
        assertThat(okta.get("/Groups/" + group).header("ETag")).isEqualTo(version);
    }

    @Test
    void a_member_is_shown_with_name_type_and_address() {
        String group = push().id();
        okta.patch("/Groups/" + group, replaceMembers(barbara)).hasStatus(204);
        JsonNode member = okta.get("/Groups/" + group).body().at("/members/0");
        assertThat(member.get("value").stringValue()).isEqualTo(barbara);
        assertThat(member.get("$ref").stringValue()).isEqualTo(okta.server() + "/scim/v2/Users/" + barbara);
        assertThat(member.get("display").stringValue()).isEqualTo("bjensen@example.com");
        assertThat(member.get("type").stringValue()).isEqualTo("User");
    }

    @Test
    void push_now_replaces_all_members_also_by_none() {
        String group = push().id();
        okta.patch("/Groups/" + group, replaceMembers(barbara, mandy)).hasStatus(204);
        assertThat(members(group)).containsExactlyInAnyOrder(barbara, mandy);
        okta.patch("/Groups/" + group, replaceMembers()).hasStatus(204);
        assertThat(members(group)).isEmpty();
    }

    @Test
    void a_member_whom_nobody_knows_is_refused_by_name() {
        String group = push().id();
        String nobody = "2819c223-7f76-453a-919d-413861904646";
        okta.patch("/Groups/" + group, replaceMembers(barbara, nobody)).isError(400, "invalidValue", nobody);
        assertThat(members(group)).isEmpty();
    }

    @Test
    void unlink_deletes_the_group_and_leaves_the_people() {
        String group = push().id();
        okta.patch("/Groups/" + group, replaceMembers(barbara)).hasStatus(204);
        assertThat(okta.get("/Users/" + barbara).body().at("/groups/0/value").stringValue())
                .isEqualTo(group);
        assertThat(okta.get("/Users/" + barbara).body().at("/groups/0/$ref").stringValue())
                .isEqualTo(okta.server() + "/scim/v2/Groups/" + group);
        okta.delete("/Groups/" + group).hasStatus(204);
        okta.get("/Groups/" + group).isError(404, null);
        okta.delete("/Groups/" + group).isError(404, null);
        assertThat(okta.get("/Users/" + barbara).hasStatus(200).body().has("groups"))
                .isFalse();
    }

    @Test
    void a_deleted_user_leaves_its_groups() {
        String group = push().id();
        okta.patch("/Groups/" + group, replaceMembers(barbara, mandy)).hasStatus(204);
        okta.delete("/Users/" + barbara).hasStatus(204);
        assertThat(members(group)).containsExactly(mandy);
    }

    @Test
    void members_are_not_shown_to_who_excludes_them() {
        String group = push().id();
        okta.patch("/Groups/" + group, replaceMembers(barbara)).hasStatus(204);
        assertThat(okta.get("/Groups/" + group + "?excludedAttributes=members")
                        .body()
                        .has("members"))
                .isFalse();
        assertThat(okta.get("/Groups?excludedAttributes=members")
                        .body()
                        .at("/Resources/0")
                        .has("members"))
                .isFalse();
        assertThat(okta.get("/Groups").body().at("/Resources/0/members/0/value").stringValue())
                .isEqualTo(barbara);
        assertThat(okta.filter("/Groups", "members.value eq \"" + barbara + "\"")
                        .body()
                        .get("totalResults")
                        .intValue())
                .isEqualTo(1);
    }

    private ScimAnswer push() {
        return okta.post("/Groups", Bodies.text("okta-push-group")).hasStatus(201);
    }

    private void rename(String group) {
        okta.patch("/Groups/" + group, Bodies.text("okta-rename-group").replace("GROUP", group))
                .hasStatus(204);
    }

    private static String replaceMembers(String... ids) {
        return Bodies.text("okta-replace-members").replace("MEMBERS", values(ids));
    }

    private static String values(String... ids) {
        return Arrays.stream(ids)
                .map(id -> "{\"value\":\"" + id + "\",\"display\":\"somebody\"}")
                .collect(Collectors.joining(","));
    }

    private List<String> members(String group) {
        return okta.get("/Groups/" + group).hasStatus(200).body().path("members").values().stream()
                .map(member -> member.get("value").stringValue())
                .toList();
    }

    private String user(String name) {
        return okta.post("/Users", "{\"userName\":\"" + name + "@example.com\"}")
                .hasStatus(201)
                .id();
    }
}
