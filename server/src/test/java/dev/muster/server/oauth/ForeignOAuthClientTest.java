package dev.muster.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The OAuth client of the Nimbus SDK, which knows of us nothing but where we are. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class ForeignOAuthClientTest {
    @LocalServerPort
    private int port;

    private Account account;
    private AuthorizationServerMetadata server;

    @BeforeEach
    void discover() throws Exception {
        account = Account.open(Web.of(port));
        server = AuthorizationServerMetadata.resolve(new Issuer("http://localhost:" + port));
    }

    @Test
    void it_finds_out_what_there_is_and_nothing_that_there_is_not() {
        assertThat(server.getTokenEndpointURI()).isEqualTo(URI.create("http://localhost:" + port + "/oauth2/token"));
        assertThat(server.getTokenEndpointAuthMethods())
                .containsExactlyInAnyOrder(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                        ClientAuthenticationMethod.CLIENT_SECRET_POST,
                        ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        assertThat(server.getTokenEndpointJWSAlgs())
                .containsExactlyInAnyOrder(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
        assertThat(server.getAuthorizationEndpointURI()).isNull();
        assertThat(server.getIntrospectionEndpointURI()).isNull();
        assertThat(server.getRegistrationEndpointURI()).isNull();
        assertThat(server.getJWKSetURI()).isNull();
    }

    @Test
    void a_client_with_a_secret_provisions_by_http_basic() throws Exception {
        MintedClient client = MintedClient.withSecret(account, "SCIM");
        provisions(new ClientSecretBasic(new ClientID(client.clientId()), new Secret(client.secret())));
    }

    @Test
    void a_client_with_a_secret_provisions_by_form() throws Exception {
        MintedClient client = MintedClient.withSecret(account, "SCIM");
        provisions(new ClientSecretPost(new ClientID(client.clientId()), new Secret(client.secret())));
    }

    @Test
    void a_client_that_signs_provisions_whatever_kind_of_key_it_has() throws Exception {
        JWK rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        JWK ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        MintedClient client = MintedClient.withKeys(
                account, new JWKSet(List.of(rsa, ec)).toPublicJWKSet().toString());
        assertThat(client.secret()).isEmpty();
        provisions(signed(client, rsa, JWSAlgorithm.RS256));
        provisions(signed(client, rsa, JWSAlgorithm.PS256));
        provisions(signed(client, ec, JWSAlgorithm.ES256));
    }

    private ClientAuthentication signed(MintedClient client, JWK key, JWSAlgorithm algorithm) throws Exception {
        return switch (key) {
            case RSAKey rsa ->
                new PrivateKeyJWT(
                        new ClientID(client.clientId()),
                        server.getTokenEndpointURI(),
                        algorithm,
                        rsa.toPrivateKey(),
                        rsa.getKeyID(),
                        null);
            case ECKey ec ->
                new PrivateKeyJWT(
                        new ClientID(client.clientId()),
                        server.getTokenEndpointURI(),
                        algorithm,
                        ec.toPrivateKey(),
                        ec.getKeyID(),
                        null);
            default -> throw new AssertionError(key);
        };
    }

    private void provisions(ClientAuthentication authentication) throws Exception {
        BearerAccessToken token = token(authentication, null);
        assertThat(token.getLifetime()).isBetween(3590L, 3600L);
        assertThat(token.getScope()).isEqualTo(new Scope("SCIM"));
        Web client = Web.of(port).showing(token.toAuthorizationHeader());
        String barbara = Account.id(client.post(
                "/scim/v2/Users", "{\"userName\": \"bjensen-" + authentication.getMethod() + token.hashCode() + "\"}"));
        assertThat(client.get("/scim/v2/Users/" + barbara).statusCode()).isEqualTo(200);
    }

    private BearerAccessToken token(ClientAuthentication authentication, @Nullable Scope scope) throws Exception {
        var request =
                new TokenRequest(server.getTokenEndpointURI(), authentication, new ClientCredentialsGrant(), scope);
        TokenResponse response = TokenResponse.parse(request.toHTTPRequest().send());
        assertThat(response.indicatesSuccess())
                .as(response.toHTTPResponse().getBody())
                .isTrue();
        return response.toSuccessResponse().getTokens().getBearerAccessToken();
    }

    @Test
    void it_asks_for_less_than_its_credential_has() throws Exception {
        MintedClient client = MintedClient.withSecret(account, "SCIM");
        var basic = new ClientSecretBasic(new ClientID(client.clientId()), new Secret(client.secret()));
        assertThat(token(basic, new Scope("scim")).getScope()).isEqualTo(new Scope("SCIM"));
        BearerAccessToken token = token(basic, new Scope("SCIM_READ"));
        assertThat(token.getScope()).isEqualTo(new Scope("SCIM_READ"));
        Web reader = Web.of(port).showing(token.toAuthorizationHeader());
        assertThat(reader.get("/scim/v2/Users").statusCode()).isEqualTo(200);
        assertThat(reader.post("/scim/v2/Users", "{\"userName\": \"bjensen\"}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_token_that_it_gives_back_is_refused_from_then_on() throws Exception {
        MintedClient client = MintedClient.withSecret(account, "SCIM");
        var basic = new ClientSecretBasic(new ClientID(client.clientId()), new Secret(client.secret()));
        BearerAccessToken token = token(basic, null);
        BearerAccessToken kept = token(basic, null);
        assertThat(Web.of(port)
                        .showing(token.toAuthorizationHeader())
                        .get("/scim/v2/Users")
                        .statusCode())
                .isEqualTo(200);
        var revocation = new TokenRevocationRequest(server.getRevocationEndpointURI(), basic, token);
        assertThat(revocation.toHTTPRequest().send().getStatusCode()).isEqualTo(200);
        assertThat(revocation.toHTTPRequest().send().getStatusCode())
                .as("twice, RFC 7009 2.2")
                .isEqualTo(200);
        assertThat(Web.of(port)
                        .showing(token.toAuthorizationHeader())
                        .get("/scim/v2/Users")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Web.of(port)
                        .showing(kept.toAuthorizationHeader())
                        .get("/scim/v2/Users")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_application_asks_who_may_come_in_by_a_token() throws Exception {
        MintedClient client = MintedClient.withSecret(account, "ACCESS");
        var basic = new ClientSecretBasic(new ClientID(client.clientId()), new Secret(client.secret()));
        Web application = Web.of(port).showing(token(basic, null).toAuthorizationHeader());
        assertThat(application.get("/access?userName=bjensen").statusCode()).isEqualTo(200);
        assertThat(application.get("/scim/v2/Users").statusCode()).isEqualTo(403);
    }
}
