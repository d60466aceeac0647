package dev.muster.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.tour.ServerAccess;
import dev.muster.tour.Tour;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Every curl of the documents is run, against a server that nobody else has used. Documents that know one tenant come first, because a
 * second one changes what the operator has to say.
 */
@WholeServer
@TestPropertySource(properties = "muster.test.server=of the documents")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class DocumentedCallsTest {
    /** With the reason; all calls of all other documents are run by a test below. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "docs/performance.md",
            "a measurement with a file of 100,000 lines, which takes half a minute on an idle machine");

    private static final Set<String> RUN = Set.of(
            "README.md",
            "CONTRIBUTING.md",
            "docs/equipment-import.md",
            "docs/schemas.md",
            "docs/api.md",
            "docs/oauth.md",
            "docs/okta.md");

    private static final String OWNERS_PASSWORD = "the-owner-of-the-documents";

    @LocalServerPort
    private int port;

    @TempDir
    private Path files;

    private final ApiReference reference = ApiReference.ofRepository();

    private Web operator() {
        return Web.of(port).asPerson("operator", WholeServer.PASSWORD);
    }

    private Web client() {
        return Web.of(port).asBearer(WholeServer.TOKEN);
    }

    private DocumentRun run() {
        return new DocumentRun(port, Documents.withFiles(files), reference);
    }

    @Test
    @Order(0)
    void every_curl_of_the_documents_is_run_or_there_is_a_reason() {
        Set<String> calling = new TreeSet<>();
        for (CodeBlock block : Documents.calls()) calling.add(block.document());
        assertThat(calling).isEqualTo(union());
    }

    private static Set<String> union() {
        Set<String> all = new TreeSet<>(RUN);
        all.addAll(NOT_RUN.keySet());
        return all;
    }

    @Test
    @Order(1)
    void those_of_the_readme_after_the_tour() {
        Tour.play(
                new ServerAccess("http://localhost:" + port, WholeServer.TOKEN, "operator", WholeServer.PASSWORD),
                new PrintStream(OutputStream.nullOutputStream()));
        run().with("TOKEN", WholeServer.TOKEN)
                .with("PASSWORD", WholeServer.PASSWORD)
                .with("TENANT", onlyTenant())
                .taking("GET /scim/v2/Users", "ID", "/Resources/0/id")
                .taking("GET /api/history/users/.*", "AT", "/items/0/at")
                .taking("GET /api/integrations", "INTEGRATION", "/items/0/id")
                .taking("POST /api/integrations/.*/credentials", "APPLICATION_TOKEN", "/secret")
                .of("README.md");
    }

    private String onlyTenant() {
        return Web.json(operator().get("/api/tenants")).at("/items/0/id").stringValue();
    }

    @Test
    @Order(2)
    void those_for_contributors() {
        String filter = "/scim/v2/Users?filter=userName%20eq%20%22bjensen012@example.com%22";
        run().with("TOKEN", WholeServer.TOKEN)
                .with("ID", Web.json(client().get(filter)).at("/Resources/0/id").stringValue())
                .of("CONTRIBUTING.md");
    }

    @Test
    @Order(3)
    void those_of_importing_equipment() {
        run().withPassword("operator", WholeServer.PASSWORD).of("docs/equipment-import.md");
    }

    @Test
    @Order(4)
    void those_of_extension_schemas() {
        run().with("TOKEN", WholeServer.TOKEN).of("docs/schemas.md");
    }

    @Test
    @Order(5)
    void those_of_the_guide_to_the_api() {
        Account account = Account.open(Web.of(port));
        owner(account);
        run().with("PASSWORD", OWNERS_PASSWORD).of("docs/api.md");
    }

    private static void owner(Account account) {
        String owner =
                "{\"name\": \"owner@example.com\", \"role\": \"OWNER\", \"password\": \"" + OWNERS_PASSWORD + "\"}";
        assertThat(account.owner().post("/api/people", owner).statusCode()).isEqualTo(201);
    }

    @Test
    @Order(6)
    void those_of_oauth() throws Exception {
        Web owner = Web.of(port).asPerson("owner@example.com", OWNERS_PASSWORD);
        String integration = Account.id(owner.post("/api/integrations", "{\"name\": \"Signs\", \"profile\": \"RFC\"}"));
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("2026").generate();
        String keys = new JWKSet(key.toPublicJWK()).toString();
        String minted = owner.post(
                        "/api/integrations/" + integration + "/credentials",
                        "{\"scopes\": [\"SCIM\"], \"oauth\": {\"jwks\": " + keys + "}}")
                .body();
        String clientId = new tools.jackson.databind.json.JsonMapper()
                .readTree(minted)
                .at("/oauth/clientId")
                .stringValue();
        run().with("PASSWORD", OWNERS_PASSWORD)
                .with("INTEGRATION", integration)
                .with("JWT", assertion(key, clientId))
                .taking("POST /api/integrations/.*/credentials", "CLIENT_ID", "/oauth/clientId")
                .taking("POST /api/integrations/.*/credentials", "SECRET", "/secret")
                .of("docs/oauth.md");
    }

    private String assertion(ECKey key, String clientId) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience("http://localhost:" + port)
                .jwtID("of the documents")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    @Test
    @Order(7)
    void those_of_connecting_okta() {
        Account account = Account.open(Web.of(port));
        String barbara = Account.id(account.client()
                .post("/scim/v2/Users", "{\"userName\": \"bjensen@example.com\", \"externalId\": \"00u1\"}"));
        String group = Account.id(account.client().post("/scim/v2/Groups", "{\"displayName\": \"Tour Guides\"}"));
        String anew = Account.id(
                account.owner().post("/api/integrations", "{\"name\": \"Okta, made anew\", \"profile\": \"OKTA\"}"));
        run().with("PASSWORD", WholeServer.PASSWORD)
                .with("TENANT", account.tenant())
                .with("ID", barbara)
                .with("GROUP", group)
                .with("OLD", account.integration())
                .with("NEW", anew)
                .taking("POST /api/roles", "ROLE", "/id")
                .of("docs/okta.md");
    }
}
