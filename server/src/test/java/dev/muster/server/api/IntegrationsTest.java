package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WholeServer
class IntegrationsTest {
    private static final String SOMEBODY = "/scim/v2/Users/00000000-0000-7000-8000-000000000000";

    @LocalServerPort
    private int port;

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    private String credentials() {
        return "/api/integrations/" + account.integration() + "/credentials";
    }

    private JsonNode mint(String body) {
        HttpResponse<String> minted = account.owner().post(credentials(), body);
        assertThat(minted.statusCode()).as(minted.body()).isEqualTo(201);
        return Web.json(minted);
    }

    @Test
    void a_revoked_credential_is_refused_at_once_and_told_what_became_of_it() {
        JsonNode minted = mint("{}");
        Web client = Web.of(port).asBearer(minted.get("secret").stringValue());
        assertThat(client.get(SOMEBODY).statusCode()).isNotEqualTo(401);

        String it = credentials() + "/" + minted.get("id").stringValue();
        assertThat(account.owner().send("DELETE", it, "").statusCode()).isEqualTo(204);

        HttpResponse<String> refused = client.get(SOMEBODY);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .contains("was revoked at")
                .doesNotContain(minted.get("secret").stringValue());
        assertThat(refused.headers().allValues("WWW-Authenticate"))
                .anyMatch(scheme -> scheme.startsWith("Bearer"))
                .anyMatch(scheme -> scheme.startsWith("Basic"));
        assertThat(Web.json(refused).get("status").stringValue()).isEqualTo("401");
    }

    @Test
    void a_secret_is_shown_once_and_stored_as_a_hash() {
        String secret = mint("{}").get("secret").stringValue();
        assertThat(account.owner().get(credentials()).body())
                .doesNotContain(secret)
                .contains("mstr_");
    }

    @Test
    void a_basic_credential_wants_its_user_name() {
        String secret = mint("{\"basicUser\": \"okta\"}").get("secret").stringValue();
        assertThat(showing("okta:" + secret).get(SOMEBODY).statusCode()).isNotEqualTo(401);
        assertThat(showing("somebody:" + secret).get(SOMEBODY).statusCode()).isEqualTo(401);
        assertThat(Web.of(port).asBearer(secret).get(SOMEBODY).statusCode()).isEqualTo(401);
    }

    private Web showing(String pair) {
        return Web.of(port)
                .showing("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_token_is_known_without_a_scheme_and_with_one_in_any_case() {
        String secret = mint("{}").get("secret").stringValue();
        assertThat(Web.of(port).showing(secret).get(SOMEBODY).statusCode()).isNotEqualTo(401);
        assertThat(Web.of(port).showing("bearer " + secret).get(SOMEBODY).statusCode())
                .isNotEqualTo(401);
        assertThat(Web.of(port).showing("Digest " + secret).get(SOMEBODY).statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_expired_credential_is_refused() {
        Instant soon = Instant.now().plus(1, ChronoUnit.SECONDS);
        String secret = mint("{\"expires\": \"" + soon + "\"}").get("secret").stringValue();
        Web client = Web.of(port).asBearer(secret);
        Await.until(() -> client.get(SOMEBODY).statusCode() == 401);
        assertThat(client.get(SOMEBODY).body()).contains("expired at");
    }

    @Test
    void what_can_not_be_meant_is_refused() {
        assertThat(account.owner()
                        .post(credentials(), "{\"scopes\": [\"ACCESS\", \"SCIM\"]}")
                        .body())
                .contains("'scopes'");
        assertThat(account.owner()
                        .post(credentials(), "{\"expires\": \"2020-01-01T00:00:00Z\"}")
                        .body())
                .contains("'expires'");
        assertThat(account.owner()
                        .post("/api/integrations", "{\"name\": \"Okta\"}")
                        .body())
                .contains("'profile'");
        assertThat(account.owner()
                        .send("PUT", "/api/integrations/" + account.tenant(), "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(account.owner().get("/api/integrations/no-uuid").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_last_use_of_a_credential_is_told() {
        Instant before = Instant.now();
        JsonNode minted = mint("{}");
        Web.of(port).asBearer(minted.get("secret").stringValue()).get(SOMEBODY);
        Await.until(() -> !lastUse(minted).isEmpty());
        assertThat(Instant.parse(lastUse(minted))).isCloseTo(before, within(20, ChronoUnit.SECONDS));
    }

    private String lastUse(JsonNode minted) {
        for (JsonNode credential : Web.json(account.owner().get(credentials())).get("items")) {
            if (credential.get("id").equals(minted.get("id"))) {
                return credential.path("lastUsed").asString("");
            }
        }
        return "";
    }

    @Test
    void groups_are_predefined_and_withdrawn_by_name() {
        String groups = "/api/integrations/" + account.integration() + "/predefined-groups";
        account.owner().post(groups, "{\"displayName\": \"Tour / Guides\"}");
        assertThat(account.owner().get(groups).body()).contains("Tour / Guides");
        account.owner().send("DELETE", groups + "?displayName=tour%20%2F%20guides", "");
        assertThat(account.owner().get(groups).body()).doesNotContain("Tour / Guides");
    }

    @Test
    void policies_are_the_profiles_unless_they_are_given() {
        String path = "/api/integrations/" + account.integration();
        assertThat(Web.json(account.owner().get(path))
                        .get("policies")
                        .get("reactivateReturning")
                        .booleanValue())
                .isTrue();
        var answer = account.owner().send("PUT", path, """
                {"name": "Okta", "profile": "OKTA",
                 "policies": {"reactivateReturning": false, "onlyPredefinedGroups": true}}
                """);
        assertThat(Web.json(answer).get("policies").get("onlyPredefinedGroups").booleanValue())
                .isTrue();
    }
}
