package dev.muster.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.postgres.TestDatabase;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What the token endpoint refuses, and in which form (RFC 6749 §5.2); what is closed around it. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class TokenEndpointTest {
    private static final String TOKEN = "/oauth2/token";

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private Account account;
    private MintedClient client;

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
        client = MintedClient.withSecret(account, "SCIM_READ");
    }

    private static HttpResponse<String> refuses(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = Web.json(answer);
        assertThat(body.get("error").stringValue()).as(answer.body()).isEqualTo(error);
        assertThat(body.get("error_description").stringValue()).matches("[ !#-\\[\\]-~]{10,}");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        if (status == 401) {
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic ");
        }
        return answer;
    }

    @Test
    void an_answer_is_kept_by_nobody_on_its_way() {
        HttpResponse<String> answer = client.ask(Form.grant());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Pragma")).hasValue("no-cache");
        JsonNode body = Web.json(answer);
        assertThat(body.propertyNames()).containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
        assertThat(body.get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(body.get("access_token").stringValue()).startsWith("mstrt_");
    }

    @Test
    void who_does_not_prove_himself_gets_nothing() {
        Web web = Web.of(port);
        refuses(Form.grant().to(web, TOKEN), 401, "invalid_client");
        refuses(Form.grant().with("client_id", client.clientId()).to(web, TOKEN), 401, "invalid_client");
        refuses(
                Form.grant()
                        .with("client_id", client.clientId(), "client_secret", "mstr_wrong")
                        .to(web, TOKEN),
                401,
                "invalid_client");
        refuses(Form.grant().to(web.asPerson(client.clientId(), "mstr_wrong"), TOKEN), 401, "invalid_client");
        refuses(Form.grant().to(web.asPerson("nobody", client.secret()), TOKEN), 401, "invalid_client");
        refuses(Form.grant().to(web.asBearer(client.token()), TOKEN), 401, "invalid_client");
        refuses(Form.grant().to(web.showing("Basic %%%"), TOKEN), 400, "invalid_request");
        refuses(Form.grant().to(account.owner(), TOKEN), 401, "invalid_client");
    }

    @Test
    void whether_there_is_such_a_client_is_not_told() {
        Web web = Web.of(port);
        String wrong = Form.grant()
                .to(web.asPerson(client.clientId(), "mstr_wrong"), TOKEN)
                .body();
        String unknown = Form.grant()
                .to(web.asPerson(client.clientId().replace('7', '8'), "mstr_wrong"), TOKEN)
                .body();
        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void the_secret_of_another_client_is_no_secret_of_this_one() {
        MintedClient other = MintedClient.withSecret(Account.open(Web.of(port)), "SCIM");
        refuses(
                Form.grant().to(Web.of(port).asPerson(client.clientId(), other.secret()), TOKEN),
                401,
                "invalid_client");
    }

    @Test
    void a_credential_that_is_shown_is_not_exchanged_and_the_other_way_round() {
        HttpResponse<String> minted = account.owner().post(MintedClient.credentials(account), "{}");
        JsonNode bearer = Web.json(minted);
        refuses(
                Form.grant()
                        .to(
                                Web.of(port)
                                        .asPerson(
                                                account.tenant() + "."
                                                        + bearer.get("id").stringValue(),
                                                bearer.get("secret").stringValue()),
                                TOKEN),
                401,
                "invalid_client");
        HttpResponse<String> shown = client.bearer(client.secret()).get("/scim/v2/Users");
        assertThat(shown.statusCode()).isEqualTo(401);
        assertThat(shown.body()).contains("token endpoint");
        assertThat(Web.of(port)
                        .asPerson(client.clientId(), client.secret())
                        .get("/scim/v2/Users")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_client_asks_for_no_more_than_it_has() {
        refuses(client.ask(Form.grant().with("scope", "SCIM")), 400, "invalid_scope");
        refuses(client.ask(Form.grant().with("scope", "SCIM_READ ACCESS")), 400, "invalid_scope");
        assertThat(refuses(client.ask(Form.grant().with("scope", "admin")), 400, "invalid_scope")
                        .body())
                .contains("SCIM_READ");
        refuses(client.ask(Form.grant().with("scope", "SCIM_READ", "scope", "SCIM_READ")), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization_code",
                "refresh_token",
                "password",
                "urn:ietf:params:oauth:grant-type:device_code",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "CLIENT_CREDENTIALS"
            })
    void there_is_one_grant_and_no_other(String grant) {
        Form form = Form.of("grant_type", grant, "code", client.token(), "code_verifier", "y", "username", "operator");
        refuses(client.ask(form), 400, "unsupported_grant_type");
    }

    @Test
    void a_request_that_says_too_little_or_too_much_is_told_so() {
        refuses(client.ask(Form.of()), 400, "invalid_request");
        refuses(client.ask(Form.grant().with("grant_type", "client_credentials")), 400, "invalid_request");
        refuses(client.ask(Form.grant().with("client_id", client.clientId())), 400, "invalid_request");
        refuses(
                Form.grant()
                        .with("client_secret", client.secret())
                        .to(Web.of(port).asPerson(client.clientId(), client.secret()), TOKEN),
                400,
                "invalid_request");
        refuses(client.ask(Form.grant().with("x", "y".repeat(17_000))), 413, "invalid_request");
        refuses(Form.grant().to(Web.of(port), TOKEN + "?client_secret=x"), 400, "invalid_request");
        refuses(Web.of(port).post(TOKEN, "{\"grant_type\": \"client_credentials\"}"), 400, "invalid_request");
        refuses(
                Web.of(port).post(TOKEN, "grant_type=%zz", "Content-Type", "application/x-www-form-urlencoded"),
                400,
                "invalid_request");
        HttpResponse<String> read = refuses(Web.of(port).get(TOKEN), 405, "invalid_request");
        assertThat(read.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void a_proof_that_nobody_would_check_is_not_promised() {
        HttpResponse<String> answer = client.ask(Form.grant(), "DPoP", "eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.x");
        assertThat(Web.json(answer).get("token_type").stringValue()).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize",
                "/oauth2/introspect",
                "/oauth2/jwks",
                "/oauth2/par",
                "/oauth2/register",
                "/oauth2/device_authorization",
                "/oauth2/device_verification",
                "/oauth2/token/",
                "/oauth2/token;a=b",
                "/oauth2//token",
                "/oauth2/%74oken",
                "/OAuth2/token",
                "/connect/register",
                "/connect/logout",
                "/userinfo",
                "/login",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server/x",
            })
    void nothing_else_of_an_authorization_server_is_open(String path) {
        for (Web web : new Web[] {Web.of(port), account.client(), client.bearer(client.token())}) {
            assertThat(web.get(path).statusCode()).as(path).isBetween(400, 499);
            assertThat(Form.grant().to(web, path).statusCode()).as(path).isBetween(400, 499);
        }
        assertThat(Web.of(port).get(path).statusCode()).as(path).isIn(400, 401);
    }

    @Test
    void a_token_is_never_good_for_the_calls_of_people() {
        MintedClient writer = MintedClient.withSecret(account, "SCIM", "EQUIPMENT");
        Web bearer = writer.bearer(writer.token());
        assertThat(bearer.get("/scim/v2/Users").statusCode()).isEqualTo(200);
        for (String path :
                new String[] {"/api/me", "/api/integrations", "/actuator/prometheus", "/access?userName=x"}) {
            assertThat(bearer.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void a_token_shows_its_own_tenant_alone() {
        String barbara = Account.id(account.client().post("/scim/v2/Users", "{\"userName\": \"bjensen\"}"));
        assertThat(client.bearer(client.token())
                        .get("/scim/v2/Users/" + barbara)
                        .statusCode())
                .isEqualTo(200);
        MintedClient stranger = MintedClient.withSecret(Account.open(Web.of(port)), "SCIM");
        Web theirs = stranger.bearer(stranger.token());
        assertThat(theirs.get("/scim/v2/Users/" + barbara).statusCode()).isEqualTo(404);
        assertThat(theirs.get("/scim/v2/Users").body()).doesNotContain("bjensen");
    }

    @Test
    void a_token_is_given_back_by_its_client_alone() {
        String token = client.token();
        MintedClient stranger = MintedClient.withSecret(Account.open(Web.of(port)), "SCIM");
        Web thief = Web.of(port).asPerson(stranger.clientId(), stranger.secret());
        refuses(Form.of("token", token).to(thief, "/oauth2/revoke"), 401, "invalid_client");
        assertThat(client.bearer(token).get("/scim/v2/Users").statusCode()).isEqualTo(200);
        refuses(Form.of("token", token).to(Web.of(port), "/oauth2/revoke"), 401, "invalid_client");
        refuses(Form.of("t", token).to(thief, "/oauth2/revoke"), 400, "invalid_request");
    }

    @Test
    void who_asks_for_a_token_with_every_request_is_slowed_down() {
        HttpResponse<String> answer = client.ask(Form.grant());
        for (int i = 0; i < 200 && answer.statusCode() == 200; i++) answer = client.ask(Form.grant());
        refuses(answer, 429, "temporarily_unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(MintedClient.withSecret(account, "SCIM").token()).isNotEmpty();
    }

    @Test
    void the_log_tells_who_asked_and_why_not_and_no_secret() {
        String token = client.token();
        refuses(client.ask(Form.grant().with("scope", "SCIM")), 400, "invalid_scope");
        Form.grant().to(Web.of(port), TOKEN + "?client_secret=" + client.secret());
        String log = "/api/provisioning-log?refused=true&integration=" + account.integration();
        JsonNode refused = Web.json(account.owner().get(log)).get("items").get(0);
        assertThat(refused.get("path").stringValue()).isEqualTo(TOKEN);
        assertThat(refused.get("scimType").stringValue()).isEqualTo("invalid_scope");
        assertThat(refused.get("detail").stringValue()).contains("SCIM_READ");
        JdbcTemplate all = new JdbcTemplate(database.superuser());
        String given = "select count(*) from provisioning_log where path = '/oauth2/token' and status = 200"
                + " and tenant_id = ?::uuid and integration_id is not null";
        Await.until(() -> Integer.valueOf(1).equals(all.queryForObject(given, Integer.class, account.tenant())));
        for (String secret : new String[] {token, client.secret()}) {
            assertThat(all.queryForObject(
                            "select count(*) from provisioning_log where provisioning_log::text like ?",
                            Integer.class,
                            "%" + secret + "%"))
                    .isZero();
            assertThat(all.queryForObject(
                            "select count(*) from access_token where access_token::text like ?",
                            Integer.class,
                            "%" + secret + "%"))
                    .isZero();
        }
    }
}
