package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each policy as its owner sets it and as its client meets it. */
@WholeServer
class PoliciesTest {
    @LocalServerPort
    private int port;

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    private HttpResponse<String> set(String policies) {
        return account.owner()
                .send(
                        "PUT",
                        "/api/integrations/" + account.integration(),
                        "{\"name\": \"Okta\", \"profile\": \"OKTA\", \"policies\": {" + policies + "}}");
    }

    private JsonNode shown() {
        return Web.json(account.owner().get("/api/integrations/" + account.integration()))
                .get("policies");
    }

    private HttpResponse<String> provision(String userName, String more) {
        return account.client().post("/scim/v2/Users", "{\"userName\": \"" + userName + "\"" + more + "}");
    }

    private HttpResponse<String> push(String displayName) {
        return account.client().post("/scim/v2/Groups", "{\"displayName\": \"" + displayName + "\"}");
    }

    private JsonNode found(String type, String filter) {
        String path =
                "/scim/v2/" + type + "?filter=" + filter.replace(" ", "%20").replace("\"", "%22");
        return Web.json(account.client().get(path)).get("Resources");
    }

    @Test
    void everything_that_is_set_is_shown() {
        String all = """
                "reactivateReturning": false, "onlyPredefinedGroups": true,
                "requestRate": {"perSecond": 50, "burst": 60}, "provisioningOff": true, "pushedGroupsAreRoles": true,
                "targetGroup": "Everybody", "requiredAttributes": ["NAME.familyName", "department"],
                "defaults": {"preferredLanguage": "en-GB", "costCenter": "4130"},
                "userTypes": ["agent", "loanee"], "typesWithoutAccess": ["loanee"]""";
        assertThat(set(all).statusCode()).isEqualTo(200);
        JsonNode shown = shown();
        assertThat(shown.get("targetGroup").stringValue()).isEqualTo("Everybody");
        assertThat(shown.get("requiredAttributes").toString())
                .contains("name.familyName", "enterprise:2.0:User:department");
        assertThat(shown.get("defaults").toString()).contains("enterprise:2.0:User:costCenter", "en-GB");
        assertThat(shown.get("userTypes").toString()).isEqualTo("[\"agent\",\"loanee\"]");
        assertThat(shown.get("typesWithoutAccess").toString()).isEqualTo("[\"loanee\"]");
        for (String flag : new String[] {"onlyPredefinedGroups", "provisioningOff", "pushedGroupsAreRoles"}) {
            assertThat(shown.get(flag).booleanValue()).as(flag).isTrue();
        }
        assertThat(set(all).body()).contains("\"perSecond\":50");
    }

    @Test
    void what_no_policy_can_be_is_refused_by_name() {
        assertThat(set("\"requiredAttributes\": [\"shoeSize\"]").body()).contains("'requiredAttributes'");
        assertThat(set("\"requiredAttributes\": [\"emails.value\"]").body()).contains("'requiredAttributes'");
        assertThat(set("\"defaults\": {\"title\": \"Guide\"}").body()).contains("'defaults'");
        assertThat(set("\"requestRate\": {\"perSecond\": 24}").body()).contains("'requestRate.perSecond'");
        assertThat(set("\"nonsense\": true").statusCode()).isEqualTo(400);
    }

    @Test
    void an_integration_that_is_switched_off_says_so() {
        set("\"provisioningOff\": true");
        HttpResponse<String> refused = account.client().get("/scim/v2/Users");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("switched off");
        assertThat(account.clientWith("ACCESS").get("/access?userName=x").statusCode())
                .isEqualTo(200);
        set("\"provisioningOff\": false");
        assertThat(account.client().get("/scim/v2/Users").statusCode()).isEqualTo(200);
    }

    @Test
    void a_missing_or_unknown_userType_is_refused_with_those_that_are_allowed() {
        set("\"userTypes\": [\"agent\", \"admin\"]");
        for (String type : new String[] {"", ", \"userType\": \"owner\""}) {
            HttpResponse<String> refused = provision("bjensen@example.com", type);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("userType")
                    .contains("agent, admin")
                    .contains("invalidValue");
        }
        assertThat(provision("bjensen@example.com", ", \"userType\": \"Agent\"").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_required_attribute_is_asked_for_by_name_and_a_usual_one_is_filled_in() {
        set(
                "\"requiredAttributes\": [\"title\"], \"defaults\": {\"timezone\": \"Europe/Paris\", \"costCenter\": \"4130\"}");
        HttpResponse<String> refused = provision("bjensen@example.com", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("The attribute title is required");
        HttpResponse<String> created = provision("bjensen@example.com", ", \"title\": \"Tour Guide\"");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("Europe/Paris").contains("\"costCenter\":\"4130\"");
    }

    @Test
    void new_users_join_the_target_group_which_is_made_for_the_first() {
        set("\"targetGroup\": \"Everybody\"");
        String barbara = Account.id(provision("bjensen@example.com", ""));
        String mandy = Account.id(provision("mpepperidge@example.com", ""));
        JsonNode groups = found("Groups", "displayName eq \"everybody\"");
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).get("members").toString()).contains(barbara, mandy);
        assertThat(account.client().get("/scim/v2/Users/" + barbara).body()).contains("\"display\":\"Everybody\"");
    }

    @Test
    void new_users_join_a_target_group_that_was_there() {
        String group = Account.id(push("Tour Guides"));
        set("\"targetGroup\": \"tour guides\"");
        String barbara = Account.id(provision("bjensen@example.com", ""));
        assertThat(account.client().get("/scim/v2/Groups/" + group).body()).contains(barbara);
    }

    @Test
    void a_pushed_group_is_a_role_of_its_name_and_leaves_it_empty() {
        set("\"pushedGroupsAreRoles\": true");
        String barbara = Account.id(provision("bjensen@example.com", ""));
        String group = Account.id(account.client().post("/scim/v2/Groups", """
                {"displayName": "Tour Guides", "members": [{"value": "%s"}]}""".formatted(barbara)));
        Web application = account.clientWith("ACCESS");
        String access = "/access?userName=bjensen@example.com";
        assertThat(application.get(access).body()).contains("\"roles\":[\"Tour Guides\"]");

        account.client().send("PATCH", "/scim/v2/Groups/" + group, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "path": "displayName", "value": "Guides"}]}""");
        assertThat(application.get(access).body()).contains("\"roles\":[\"Guides\"]");

        account.client().send("DELETE", "/scim/v2/Groups/" + group, "");
        assertThat(application.get(access).body()).contains("\"roles\":[]");
        assertThat(account.owner().get("/api/roles").body()).contains("\"Tour Guides\"", "\"Guides\"");

        assertThat(push("Guides").statusCode()).isEqualTo(201); // the role is there already
    }

    @Test
    void the_role_of_a_pushed_group_stays_the_one_role_of_it_where_a_person_has_renamed_it() {
        set("\"pushedGroupsAreRoles\": true");
        String barbara = Account.id(provision("bjensen@example.com", ""));
        String group = Account.id(account.client().post("/scim/v2/Groups", """
                {"displayName": "Tour Guides", "members": [{"value": "%s"}]}""".formatted(barbara)));
        String role =
                Web.json(account.owner().get("/api/roles")).at("/items/0/id").stringValue();
        account.owner().send("PATCH", "/api/roles/" + role, "{\"name\": \"guide\"}");
        account.client().send("PATCH", "/scim/v2/Groups/" + group, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "path": "displayName", "value": "Guides"}]}""");

        HttpResponse<String> access = account.clientWith("ACCESS").get("/access?userName=bjensen@example.com");
        assertThat(access.body()).contains("\"roles\":[\"guide\"]");
    }

    @Test
    void who_is_lent_out_is_active_and_has_no_access() {
        set("\"typesWithoutAccess\": [\"loanee\"]");
        provision("bjensen@example.com", ", \"userType\": \"Loanee\"");
        HttpResponse<String> answer = account.clientWith("ACCESS").get("/access?userName=bjensen@example.com");
        assertThat(answer.body()).contains("\"allowed\":false").contains("\"reason\":\"without_access\"");
        assertThat(found("Users", "active eq true")).hasSize(1);
    }
}
