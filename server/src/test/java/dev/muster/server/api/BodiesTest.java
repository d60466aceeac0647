package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no handler of {@code /api} ever gets to see, whichever it is. */
@WholeServer
class BodiesTest {
    @LocalServerPort
    private int port;

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"report": "disabled-users-holding-equipment", "cron": "0 0 8 1 1 ? 2090", "recipients": [null]} | 'recipients.0': a list cannot have a null
                    {"report": "x\\u0000", "cron": "0 0 8 1 1 ? 2090", "recipients": ["bjensen@example.com"]}         | 'report': it has a NUL character
                    {"report": "x\\ud800", "cron": "0 0 8 1 1 ? 2090", "recipients": []}                             | 'report': it has a NUL character or half
                    {"\\u0000": 1}                                                                                    | 'body': it has a NUL character
                    {"cron": "0 0 8 1 1 ?", "cron": "0 0 9 1 1 ?"}                                                   | 'body': a member is there twice
                    {"cron": "0 0 8 1 1 ?"} {}                                                                       | 'body': something follows the object
                    {"recipients": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}                                         | 'body': it is nested more than 16 deep
                    {"recipients": [                                                                                 | The body is no JSON
                    """)
    void what_cannot_be_stored_or_meant_is_refused_with_its_place(String body, String because) {
        var answer = account.owner().post("/api/schedules", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Web.json(answer).get("detail").stringValue()).contains(because);
    }

    @Test
    void a_form_that_is_named_and_not_sent_is_none() {
        var answer = account.owner().get("/api/roles", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void public_keys_and_policies_are_no_exception() {
        String credentials = "/api/integrations/" + account.integration() + "/credentials";
        assertThat(account.owner()
                        .post(credentials, "{\"oauth\": {\"jwks\": {\"keys\": [{\"kid\": \"\\u0000\"}]}}}")
                        .body())
                .contains("'oauth.jwks.keys.0.kid'");
        assertThat(account.owner()
                        .post(
                                "/api/integrations",
                                "{\"name\": \"Okta\", \"profile\": \"OKTA\", \"policies\": {\"userTypes\": [null]}}")
                        .body())
                .contains("'policies.userTypes.0'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/equipment?assetTag=%00", "/api/provisioning-log?name=a%00b", "/api/users?sort=%00"})
    void a_parameter_with_a_nul_is_refused(String path) {
        var answer = account.owner().get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("NUL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/provisioning-log?from=%2B999999999-12-31T23:59:59Z",
                "/api/provisioning-log?after=-999999999-01-01T00:00:00Z,00000000-0000-7000-8000-000000000000",
                "/api/audit-log?to=-999999999-01-01T00:00:00Z",
                "/api/users?after=-999999999-01-01T00:00:00Z,00000000-0000-7000-8000-000000000000",
                "/api/history?from=%2B999999999-12-31T23:59:59Z"
            })
    void a_time_that_no_table_holds_is_refused(String path) {
        assertThat(account.owner().get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void a_time_that_no_table_holds_is_refused_in_a_body_too() {
        var answer = account.owner()
                .post(
                        "/api/integrations/" + account.integration() + "/credentials",
                        "{\"expires\": \"+999999999-12-31T23:59:59Z\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("'expires'");
    }

    @Test
    void whatever_is_accepted_what_was_done_is_answered() {
        var made = account.owner()
                .post("/api/integrations", "{\"name\": \"Entra\", \"profile\": \"ENTRA\"}", "Accept", "text/html");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @Test
    void a_name_that_nobody_can_have_is_no_name() {
        String pair = Base64.getEncoder().encodeToString("a\u0000b:c".getBytes(StandardCharsets.UTF_8));
        for (String path : new String[] {"/api/me", "/scim/v2/Users"}) {
            var answer = Web.of(port).showing("Basic " + pair).get(path);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("cannot be read");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "text", "application/json;q=x"})
    void whoever_cannot_say_what_he_accepts_is_told_what_is_wrong_all_the_same(String accept) {
        var answer = account.owner().get("/api/schedules/00000000-0000-7000-8000-000000000000", "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("no such resource");
    }
}
