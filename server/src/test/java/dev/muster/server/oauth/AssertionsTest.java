package dev.muster.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.muster.security.oauth.UsedAssertionIds;
import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What a client signs to prove itself (RFC 7523 §3), and what somebody else might show in its place. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class AssertionsTest {
    private static final RSAKey KEY = rsa("first");
    private static final RSAKey ANOTHER_KEY = rsa("first"); // of the same kid

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Account account;
    private MintedClient client;

    private static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String jwks(JWK... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet().toString();
    }

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
        client = MintedClient.withKeys(account, jwks(KEY));
    }

    private String issuer() {
        return "http://localhost:" + port;
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(client.clientId())
                .subject(client.clientId())
                .audience(issuer() + "/oauth2/token")
                .expirationTime(in(60))
                .jwtID(UUID.randomUUID().toString());
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first"), KEY, change);
    }

    private String signed(JWSHeader.Builder header, RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change)
            throws Exception {
        var jwt = new SignedJWT(header.build(), change.apply(claims()).build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private HttpResponse<String> show(String assertion, String... headers) {
        return Form.grant()
                .with("client_id", client.clientId())
                .with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .with("client_assertion", assertion)
                .to(Web.of(port), "/oauth2/token", headers);
    }

    private void takes(String assertion) {
        HttpResponse<String> answer = show(assertion);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = Web.json(answer).get("access_token").stringValue();
        assertThat(client.bearer(token).get("/scim/v2/Users").statusCode()).isEqualTo(200);
    }

    private void refuses(String assertion, String because) {
        HttpResponse<String> answer = show(assertion);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(Web.json(answer).get("error").stringValue()).isEqualTo("invalid_client");
        assertThat(Web.json(answer).get("error_description").stringValue()).contains(because);
    }

    @Test
    void it_is_for_the_token_endpoint_or_the_issuer() throws Exception {
        takes(signed(claims -> claims));
        takes(signed(claims -> claims.audience(issuer())));
        takes(signed(claims -> claims.audience(List.of(issuer(), issuer() + "/oauth2/token"))));
        refuses(signed(claims -> claims.audience("https://evil.example.com/token")), "aud is");
        refuses(signed(claims -> claims.audience(List.of(issuer(), "https://evil.example.com"))), "aud is");
        refuses(signed(claims -> claims.audience((String) null)), "aud is");
    }

    @Test
    void an_address_that_whoever_shows_it_has_chosen_does_not_make_it_ours() throws Exception {
        String forwarded = signed(claims -> claims.audience("https://evil.example.com"));
        HttpResponse<String> answer =
                show(forwarded, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example.com");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("MUSTER_PUBLIC_URL");
    }

    @Test
    void it_is_good_once() throws Exception {
        String once = signed(claims -> claims.jwtID("once"));
        takes(once);
        refuses(once, "good once");
        refuses(signed(claims -> claims.jwtID("once")), "good once");
        MintedClient other = MintedClient.withKeys(Account.open(Web.of(port)), jwks(KEY));
        client = other; // whose jti is nobody else's
        takes(signed(claims -> claims.jwtID("once")));
    }

    @Test
    void what_was_spent_is_forgotten_when_it_would_be_refused_anyway() throws Exception {
        String once = signed(claims -> claims.jwtID("remembered"));
        takes(once);
        var inAnHour = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(50));
        new UsedAssertionIds(jdbc, transactions, inAnHour).forgetWhatIsOver();
        refuses(once, "good once");
    }

    @Test
    void it_ends_soon() throws Exception {
        refuses(signed(claims -> claims.expirationTime(in(-120))), "expired at");
        refuses(signed(claims -> claims.expirationTime(in(7200))), "more than an hour");
        refuses(signed(claims -> claims.expirationTime(null)), "exp is missing");
        refuses(signed(claims -> claims.notBeforeTime(in(600))), "nbf");
        refuses(signed(claims -> claims.issueTime(in(600)).expirationTime(in(900))), "iat is to come");
        // with what Spring itself would not make a token of
        refuses(signed(claims -> claims.issueTime(in(120)).expirationTime(in(60))), "iat is to come");
        refuses(signed(claims -> claims.issueTime(in(0)).expirationTime(in(-120))), "exp is over: it expired at");
        refuses(signed(claims -> claims.issueTime(in(30)).expirationTime(in(-30))), "exp is not after iat");
        takes(signed(claims -> claims.expirationTime(in(3500))));
        takes(signed(claims -> claims.expirationTime(in(3500)).issueTime(in(0)).notBeforeTime(in(0))));
    }

    @Test
    void it_says_itself_whose_it_is() throws Exception {
        String type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        Form unnamed = Form.grant().with("client_assertion_type", type);
        HttpResponse<String> given =
                unnamed.with("client_assertion", signed(claims -> claims)).to(Web.of(port), "/oauth2/token");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        String forged = signed(new JWSHeader.Builder(JWSAlgorithm.RS256), ANOTHER_KEY, claims -> claims);
        assertThat(unnamed.with("client_assertion", forged)
                        .to(Web.of(port), "/oauth2/token")
                        .statusCode())
                .isEqualTo(401);
        assertThat(unnamed.with("client_assertion", "nonsense")
                        .to(Web.of(port), "/oauth2/token")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> another = unnamed.with(
                        "client_id", "somebody", "client_assertion", signed(claims -> claims))
                .to(Web.of(port), "/oauth2/token");
        assertThat(another.statusCode()).isEqualTo(401);
    }

    @Test
    void a_claim_of_the_wrong_kind_is_no_matter_of_the_signature() throws Exception {
        refuses(signed(claims -> claims.claim("exp", "tomorrow")), "A claim of the assertion is of the wrong kind");
        refuses(signed(claims -> claims.claim("jti", List.of(1))), "A claim of the assertion is of the wrong kind");
        refuses(signed(claims -> claims.claim("iss", 7)), "A claim of the assertion is of the wrong kind");
    }

    @Test
    void it_names_itself() throws Exception {
        refuses(signed(claims -> claims.jwtID(null)), "jti");
        refuses(signed(claims -> claims.jwtID("x".repeat(300))), "jti");
    }

    @Test
    void its_client_speaks_for_itself_alone() throws Exception {
        refuses(signed(claims -> claims.issuer("somebody")), "iss is");
        refuses(signed(claims -> claims.subject("somebody")), "sub is");
        refuses(signed(claims -> claims.subject(null)), "sub is");
        MintedClient victim = MintedClient.withKeys(Account.open(Web.of(port)), jwks(ANOTHER_KEY));
        String ours = signed(claims -> claims.issuer(victim.clientId()).subject(victim.clientId()));
        client = victim;
        refuses(ours, "none of the client's keys");
    }

    @Test
    void none_but_its_own_keys_sign_for_it() throws Exception {
        refuses(
                signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first"), ANOTHER_KEY, claims -> claims),
                "none of the client's keys");
        refuses(
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(ANOTHER_KEY.toPublicJWK()),
                        ANOTHER_KEY,
                        claims -> claims),
                "none of the client's keys");
        refuses(
                signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("second"), KEY, claims -> claims),
                "none of the client's keys");
        takes(signed(new JWSHeader.Builder(JWSAlgorithm.RS256), KEY, claims -> claims));
    }

    @Test
    void an_algorithm_without_a_private_key_proves_nothing() throws Exception {
        refuses(new PlainJWT(claims().build()).serialize(), "cannot be read");
        for (byte[] shared : new byte[][] {
            KEY.toRSAPublicKey().getEncoded(),
            jwks(KEY).getBytes(StandardCharsets.UTF_8),
            KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)
        }) {
            var forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
            forged.sign(new MACSigner(shared));
            refuses(forged.serialize(), "none of the client's keys");
        }
        refuses(
                signed(new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("first"), KEY, claims -> claims),
                "none of the client's keys");
    }

    @Test
    void another_kind_of_jwt_is_no_assertion() throws Exception {
        var access = new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt"));
        refuses(signed(access, KEY, claims -> claims), "cannot be read");
        takes(signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("client-authentication+jwt")),
                KEY,
                claims -> claims));
        refuses("nonsense", "cannot be read");
        refuses("a.b.c", "cannot be read");
        refuses(signed(claims -> claims).replaceAll("\\.[^.]*$", "."), "cannot be read");
    }

    @Test
    void a_client_proves_itself_in_the_way_that_it_was_minted_with() throws Exception {
        String assertion = signed(claims -> claims);
        client = MintedClient.withSecret(account, "SCIM");
        refuses(assertion, "proves itself in another way");
    }

    @Test
    void keys_that_prove_little_are_not_taken() throws Exception {
        refusesKeys(jwks(new RSAKeyGenerator(1024, true).generate()), "1024 bits");
        refusesKeys("{\"keys\": [" + KEY + "]}", "private key");
        refusesKeys("{\"keys\": [{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}]}", "private key");
        refusesKeys("{\"keys\": []}", "1 to 5");
        refusesKeys("{\"keys\": [1]}", "cannot be read");
        refusesKeys("{\"keys\": [{\"kty\": \"RSA\"}]}", "cannot be read");
        refusesKeys("[]", "1 to 5");
        refusesKeys("\"https://keys.example.com\"", "1 to 5");
        refusesKeys(jwks(KEY, ANOTHER_KEY), "'kid'");
        refusesKeys(jwks(KEY).replace("\"RSA\"", "\"RSA\",\"use\":\"enc\""), "signs nothing");
        refusesKeys(jwks(KEY).replace("\"RSA\"", "\"RSA\",\"alg\":\"HS256\""), "RS256");
        refusesKeys(jwks(KEY).replace("\"AQAB\"", "\"AQ\""), "65537");
        refusesKeys(jwks(new ECKeyGenerator(Curve.P_521).generate()), "P-256");
        assertThat(account.owner()
                        .post(
                                MintedClient.credentials(account),
                                "{\"oauth\": {\"jwks_uri\": \"https://keys.example.com\"}}")
                        .statusCode())
                .isEqualTo(400);
    }

    private void refusesKeys(String jwks, String because) {
        HttpResponse<String> answer =
                account.owner().post(MintedClient.credentials(account), "{\"oauth\": {\"jwks\": " + jwks + "}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("oauth.jwks", because);
    }

    @Test
    void keys_are_rotated_like_secrets() throws Exception {
        String path = client.path() + "/rotate";
        assertThat(account.owner().post(path, "{}").body()).contains("successor's public keys");
        MintedClient old = client;
        MintedClient successor = MintedClient.of(
                account, account.owner().post(path, "{\"oauth\": {\"jwks\": " + jwks(ANOTHER_KEY) + "}}"));
        takes(signed(claims -> claims));
        client = successor;
        takes(signed(new JWSHeader.Builder(JWSAlgorithm.RS256), ANOTHER_KEY, claims -> claims));
        refuses(signed(claims -> claims), "none of the client's keys");
        old.revoke();
        client = old;
        refuses(signed(claims -> claims), "was revoked");
    }
}
