package dev.muster.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What befalls a credential befalls its tokens. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class TokenLifeTest {
    @LocalServerPort
    private int port;

    private Account account;

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    private static HttpResponse<String> users(Web client, String... headers) {
        return client.get("/scim/v2/Users", headers);
    }

    private static void isRefused(MintedClient client, String error, String because) {
        HttpResponse<String> answer = client.ask(Form.grant());
        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(Web.json(answer).get("error").stringValue()).isEqualTo(error);
        assertThat(Web.json(answer).get("error_description").stringValue()).contains(because);
    }

    @Test
    void a_revoked_credential_takes_its_tokens_with_it_at_once() {
        MintedClient client = MintedClient.withSecret(account, "SCIM");
        Web bearer = client.bearer(client.token());
        assertThat(users(bearer).statusCode()).isEqualTo(200);
        client.revoke();
        HttpResponse<String> refused = users(bearer);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("was revoked");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"muster\", error=\"invalid_token\"");
        isRefused(client, "invalid_client", "was revoked");
    }

    @Test
    void a_rotated_one_is_good_until_the_overlap_is_over() {
        MintedClient old = MintedClient.withSecret(account, "SCIM_READ");
        Web bearer = old.bearer(old.token());
        MintedClient successor =
                MintedClient.of(account, account.owner().post(old.path() + "/rotate", "{\"overlap\": \"PT1H\"}"));
        assertThat(successor.clientId()).isNotEqualTo(old.clientId());
        assertThat(users(bearer).statusCode()).isEqualTo(200);
        assertThat(users(successor.bearer(successor.token())).statusCode()).isEqualTo(200);
        assertThat(old.token()).isNotEmpty();

        MintedClient last =
                MintedClient.of(account, account.owner().post(successor.path() + "/rotate", "{\"overlap\": \"PT0S\"}"));
        isRefused(successor, "invalid_client", "expired at");
        assertThat(Web.json(last.ask(Form.grant())).get("scope").stringValue()).isEqualTo("SCIM_READ");
    }

    @Test
    void a_successor_proves_itself_as_the_old_one_did() {
        MintedClient old = MintedClient.withSecret(account, "SCIM");
        HttpResponse<String> keys = account.owner().post(old.path() + "/rotate", "{\"oauth\": {}}");
        assertThat(keys.statusCode()).isEqualTo(400);
        assertThat(keys.body()).contains("by a secret");
        assertThat(account.owner()
                        .post(MintedClient.credentials(account), "{\"oauth\": {}, \"basicUser\": \"okta\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_token_does_not_outlive_the_credential_that_it_was_given_for() {
        Instant soon = Instant.now().plus(Duration.ofMinutes(10));
        MintedClient client = MintedClient.mint(account, "{\"oauth\": {}, \"expires\": \"" + soon + "\"}");
        assertThat(Web.json(client.ask(Form.grant())).get("expires_in").intValue())
                .isBetween(500, 600);
    }

    @Test
    void the_addresses_of_a_credential_hold_for_getting_and_for_using_a_token() {
        MintedClient client = MintedClient.mint(account, "{\"oauth\": {}, \"allowedFrom\": [\"192.0.2.0/24\"]}");
        String there = "192.0.2.77";
        HttpResponse<String> given = client.ask(Form.grant(), "X-Forwarded-For", there);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        Web bearer = client.bearer(Web.json(given).get("access_token").stringValue());
        assertThat(users(bearer, "X-Forwarded-For", there).statusCode()).isEqualTo(200);
        assertThat(users(bearer, "X-Forwarded-For", "203.0.113.9").statusCode()).isEqualTo(403);
        HttpResponse<String> refused = client.ask(Form.grant(), "X-Forwarded-For", "203.0.113.9");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("unauthorized_client", "is not for use from 203.0.113.9");
    }

    @Test
    void an_integration_that_is_switched_off_gets_no_tokens_and_uses_none() {
        MintedClient client = MintedClient.withSecret(account, "SCIM");
        Web bearer = client.bearer(client.token());
        account.owner().send("PUT", "/api/integrations/" + account.integration(), """
                {"name": "Okta", "profile": "OKTA", "policies": {"provisioningOff": true}}""");
        assertThat(users(bearer).statusCode()).isEqualTo(403);
        isRefused(client, "unauthorized_client", "switched off");
    }

    @Test
    void its_owner_sees_of_a_client_what_he_needs_and_never_the_secret_again() {
        MintedClient client = MintedClient.withSecret(account, "SCIM");
        client.token();
        String listed = account.owner().get(MintedClient.credentials(account)).body();
        assertThat(listed).contains(client.clientId()).doesNotContain(client.secret());
        assertThat(Web.json(account.owner().get(MintedClient.credentials(account)))
                        .get("items"))
                .filteredOn(credential -> credential.get("id").stringValue().equals(client.id()))
                .singleElement()
                .satisfies(credential ->
                        assertThat(credential.get("oauth").propertyNames()).containsExactly("clientId", "jwks"));
        Await.until(() ->
                account.owner().get(MintedClient.credentials(account)).body().contains("\"lastUsed\":\"20"));
    }
}
