package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What Okta relies on, behind the single requests of {@link OktaTest}: people. */
@WholeServer
class OktaUsersTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimClient okta;

    @BeforeEach
    void aTenantOfItsOwn() {
        okta = new ScimServer(port, commands).newTenant(ClientProfile.OKTA);
    }

    @Test
    void a_wrong_token_is_refused_with_a_body_of_scim() {
        ScimAnswer answer = okta.get("/Users?startIndex=1&count=2", "Authorization", "Bearer mstr_wrong")
                .isError(401, null);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void the_token_is_known_also_without_the_word_before_it() {
        okta.get("/Users", "Authorization", okta.authorization().replace("Bearer ", ""))
                .hasStatus(200);
    }

    @Test
    void create_answers_the_whole_user() {
        ScimAnswer created = create();
        JsonNode user = created.body();
        assertThat(user.get("id").stringValue()).hasSize(36);
        assertThat(created.header("Location"))
                .isEqualTo(okta.server() + "/scim/v2/Users/" + created.id())
                .isEqualTo(user.at("/meta/location").stringValue());
        assertThat(created.header("ETag"))
                .isEqualTo(user.at("/meta/version").stringValue())
                .isEqualTo("W/\"0\"");
        assertThat(user.has("password")).isFalse();
        assertThat(user.get("active").booleanValue()).isTrue();
        assertThat(user.at("/emails/0/value").stringValue()).isEqualTo("bjensen@example.com");
        assertThat(user.get("externalId").stringValue()).isEqualTo("00ujl29u0le5T6Aj10h7");
        assertThat(user.propertyNames())
                .as("in the order of the schema")
                .containsExactly(
                        "schemas",
                        "id",
                        "externalId",
                        "userName",
                        "name",
                        "displayName",
                        "locale",
                        "active",
                        "emails",
                        "meta");
    }

    @Test
    void create_of_a_taken_name_is_a_conflict_that_says_so() {
        create();
        ScimAnswer taken = okta.post("/Users", Bodies.text("okta-create-user").replace("bjensen@", "BJensen@"));
        taken.isError(409, "uniqueness", "BJensen@example.com");
        assertThat(taken.http().headers().firstValue("Muster-Error-Code")).hasValue("user-name-taken");
    }

    @Test
    void a_put_that_changes_nothing_leaves_version_and_time() {
        ScimAnswer created = create();
        ScimAnswer again =
                okta.put("/Users/" + created.id(), created.http().body()).hasStatus(200);
        assertThat(again.body()).isEqualTo(created.body());
    }

    @Test
    void a_leaver_who_is_created_anew_is_the_same_user() {
        for (String known : new String[] {"okta-create-user", "okta-return-by-external-id"}) {
            aTenantOfItsOwn();
            String id = create().id();
            okta.patch("/Users/" + id, Bodies.text("okta-deactivate")).hasStatus(200);
            ScimAnswer returned = okta.post("/Users", Bodies.text(known)).hasStatus(201);
            assertThat(returned.id()).as(known).isEqualTo(id);
            assertThat(returned.body().get("active").booleanValue()).isTrue();
            assertThat(returned.header("Location")).endsWith("/Users/" + id);
        }
    }

    @Test
    void a_primary_address_alone_makes_nobody_the_same_user() {
        String id = create().id();
        okta.patch("/Users/" + id, Bodies.text("okta-deactivate")).hasStatus(200);
        ScimAnswer another =
                okta.post("/Users", Bodies.text("okta-return-by-primary-email")).hasStatus(201);
        assertThat(another.id()).isNotEqualTo(id);
        assertThat(okta.get("/Users/" + id).body().get("active").booleanValue()).isFalse();
    }

    @Test
    void a_password_is_taken_and_never_shown() {
        String id = create().id();
        assertThat(okta.patch("/Users/" + id, Bodies.text("okta-password"))
                        .hasStatus(200)
                        .http()
                        .body())
                .doesNotContain("t1meMa$heen");
        assertThat(okta.get("/Users/" + id + "?attributes=password").http().body())
                .doesNotContain("password");
    }

    @Test
    void an_import_reads_page_after_page() {
        for (int i = 1; i <= 5; i++) {
            okta.post("/Users", "{\"userName\":\"user" + i + "@example.com\"}").hasStatus(201);
        }
        assertPage(okta.get("/Users?startIndex=1&count=2"), 1, "user1", "user2");
        assertPage(okta.get("/Users?startIndex=3&count=2"), 3, "user3", "user4");
        assertPage(okta.get("/Users?startIndex=5&count=2"), 5, "user5");
        assertPage(okta.get("/Users?startIndex=101&count=100"), 101);
    }

    private static void assertPage(ScimAnswer answer, int startIndex, String... names) {
        JsonNode page = answer.hasStatus(200).body();
        assertThat(page.get("totalResults").intValue()).isEqualTo(5);
        assertThat(page.get("startIndex").intValue()).isEqualTo(startIndex);
        assertThat(page.get("itemsPerPage").intValue()).isEqualTo(names.length);
        assertThat(page.get("Resources").values().stream()
                        .map(user -> user.get("userName").stringValue().replace("@example.com", ""))
                        .toList())
                .containsExactly(names);
    }

    private ScimAnswer create() {
        return okta.post("/Users", Bodies.text("okta-create-user")).hasStatus(201);
    }
}
