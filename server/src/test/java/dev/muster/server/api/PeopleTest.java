package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeServer
class PeopleTest {
    @LocalServerPort
    private int port;

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    @Test
    void somebody_disabled_is_out_from_the_next_request_on_and_back_when_enabled() {
        Web auditor = account.person("AUDITOR");
        String id = Web.json(auditor.get("/api/me")).get("id").stringValue();

        assertThat(account.owner().post("/api/people/" + id + "/disable", "").statusCode())
                .isEqualTo(200);
        assertThat(auditor.get("/api/me").statusCode()).isEqualTo(401);

        account.owner().post("/api/people/" + id + "/enable", "");
        assertThat(auditor.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_changed_password_holds_at_once_and_the_old_one_opens_nothing() {
        Web admin = account.person("ADMIN");
        String name = Web.json(admin.get("/api/me")).get("name").stringValue();

        assertThat(admin.send("PUT", "/api/me/password", "{\"password\": \"a long and quiet sentence\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(admin.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(admin.asPerson(name, "a long and quiet sentence")
                        .get("/api/me")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_password_is_listed_nowhere() {
        account.person("ADMIN");
        assertThat(account.owner().get("/api/people").body())
                .contains("ADMIN")
                .doesNotContain("\"password\":\"")
                .doesNotContain("pbkdf2");
    }

    @Test
    void a_name_that_is_taken_anywhere_is_refused_however_it_is_written() {
        String taken = Web.json(account.owner().get("/api/me")).get("name").stringValue();
        var answer = Account.open(Web.of(port))
                .owner()
                .post("/api/people", "{\"name\": \"" + taken.toUpperCase() + "\", \"role\": \"ADMIN\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("is taken");
    }

    @Test
    void an_owner_makes_no_operator() {
        var answer = account.owner().post("/api/people", "{\"name\": \"x@example.com\", \"role\": \"OPERATOR\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_body_that_cannot_be_meant_is_refused_with_its_member_and_the_cure() {
        assertThat(account.owner().post("/api/people", "{\"nmae\": \"x\"}").body())
                .contains("There is no member 'nmae'. Known are: name, password, role.");
        assertThat(account.owner()
                        .post("/api/people", "{\"name\": \"x\", \"role\": \"BOSS\"}")
                        .body())
                .contains("'role': 'BOSS' is not one of")
                .contains("ADMIN, AUDITOR, OPERATOR, OWNER");
        assertThat(account.owner().post("/api/people", "{\"name\": 7}").statusCode())
                .isEqualTo(400);
        assertThat(account.owner().post("/api/people", "{").body()).contains("The body is no JSON");
        assertThat(account.owner().post("/api/people", "").statusCode()).isEqualTo(400);
        assertThat(account.owner()
                        .post("/api/people", "{\"name\": \"a:b\", \"role\": \"ADMIN\"}")
                        .body())
                .contains("colon");
    }

    @Test
    void the_operator_has_to_say_which_of_several_tenants() {
        Account.open(Web.of(port));
        var answer = account.operator().get("/api/integrations");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("?tenant=");
        assertThat(account.operator()
                        .get("/api/integrations?tenant=" + account.tenant())
                        .body())
                .contains(account.integration());
    }

    @Test
    void ten_wrong_passwords_close_the_door_to_their_address_only() {
        Web stranger = Web.of(port).asPerson("operator", "not the operator's");
        String[] there = {"X-Forwarded-For", "203.0.113.9"};
        for (int i = 0; i < 10; i++) {
            assertThat(stranger.get("/api/me", there).statusCode()).isEqualTo(401);
        }
        var closed = stranger.get("/api/me", there);
        assertThat(closed.statusCode()).isEqualTo(429);
        assertThat(closed.headers().firstValue("Retry-After")).isPresent();
        assertThat(stranger.get("/api/me", "X-Forwarded-For", "203.0.113.10").statusCode())
                .isEqualTo(401);
    }
}
