package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a credential opens, from where, and how one takes the place of another. */
@WholeServer
class CredentialsTest {
    private static final String BARBARA = "{\"userName\": \"bjensen@example.com\"}";
    private static final String LAPTOP =
            "{\"schemas\": [\"urn:muster:params:scim:schemas:core:2.0:Equipment\"], \"assetTag\": \"A1\"}";
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

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

    private JsonNode minted(String path, String body) {
        HttpResponse<String> minted = account.owner().post(path, body);
        assertThat(minted.statusCode()).as(minted.body()).isEqualTo(201);
        return Web.json(minted);
    }

    private static String secret(JsonNode minted) {
        return minted.get("secret").stringValue();
    }

    @Test
    void who_may_only_read_reads_everything_and_is_told_so_when_writing() {
        String barbara = Account.id(account.client().post("/scim/v2/Users", BARBARA));
        Web reader = account.clientWith("SCIM_READ");
        assertThat(reader.get("/scim/v2/Users/" + barbara).statusCode()).isEqualTo(200);
        assertThat(reader.send("HEAD", "/scim/v2/Users/" + barbara, "").statusCode())
                .isEqualTo(200);
        assertThat(reader.get("/scim/v2/Groups").statusCode()).isEqualTo(200);
        assertThat(reader.get("/scim/v2/ResourceTypes").body())
                .contains("/Users")
                .doesNotContain("Equipment");

        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            refusesToWrite(reader.send(method, "/scim/v2/Users/" + barbara, BARBARA));
        }
        refusesToWrite(reader.post("/scim/v2/Users", BARBARA));
        refusesToWrite(reader.post("/scim/v2/Groups", "{\"displayName\": \"Tour Guides\"}"));
        refusesToWrite(reader.post("/scim/v2/Bulk", "{}"));
        assertThat(account.client().get("/scim/v2/Users/" + barbara).statusCode())
                .isEqualTo(200);
    }

    private static void refusesToWrite(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("only reads").contains("SCIM_READ").contains("\"status\":\"403\"");
    }

    @Test
    void equipment_may_be_read_by_who_writes_people() {
        Account.id(account.clientWith("EQUIPMENT").post("/scim/v2/Equipment", LAPTOP));
        Web client = account.clientWith("SCIM", "EQUIPMENT_READ");
        assertThat(client.get("/scim/v2/Equipment").body()).contains("A1");
        assertThat(client.get("/scim/v2/ResourceTypes").body()).contains("Equipment");
        assertThat(client.post("/scim/v2/Users", BARBARA).statusCode()).isEqualTo(201);
        HttpResponse<String> refused = client.send("DELETE", "/scim/v2/Equipment/" + NOBODY, "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("a change wants EQUIPMENT");
    }

    @Test
    void a_credential_is_good_only_from_where_it_is_allowed() {
        JsonNode minted = minted(credentials(), "{\"allowedFrom\": [\"192.0.2.0/24\", \"2001:db8::/32\"]}");
        assertThat(minted.get("allowedFrom").toString()).contains("192.0.2.0/24");
        Web client = Web.of(port).asBearer(secret(minted));
        // this machine is a trusted proxy of the tests, so its word about the client counts
        assertThat(statusFrom(client, "192.0.2.77")).isEqualTo(200);
        assertThat(statusFrom(client, "2001:db8::77")).isEqualTo(200);
        assertThat(statusFrom(client, "203.0.113.9")).isEqualTo(403);
        assertThat(statusFrom(client, "192.0.2.77, 203.0.113.9")).isEqualTo(403);
        HttpResponse<String> refused = client.get("/scim/v2/Users");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("is not for use from").doesNotContain("192.0.2");
    }

    private static int statusFrom(Web client, String forwarded) {
        return client.get("/scim/v2/Users", "X-Forwarded-For", forwarded).statusCode();
    }

    @Test
    void what_is_no_block_of_addresses_is_refused_by_name() {
        assertThat(account.owner()
                        .post(credentials(), "{\"allowedFrom\": [\"10.0.0.1/8\"]}")
                        .body())
                .contains("'allowedFrom'");
    }

    @Test
    void a_rotated_credential_is_good_beside_its_successor_until_the_overlap_is_over() {
        JsonNode old = minted(
                credentials(),
                "{\"scopes\": [\"SCIM_READ\"], \"basicUser\": \"okta\", \"allowedFrom\": [\"::/0\", \"0.0.0.0/0\"]}");
        String path = credentials() + "/" + old.get("id").stringValue() + "/rotate";
        JsonNode successor = minted(path, "{\"overlap\": \"PT1H\"}");

        assertThat(asOkta(old).get("/scim/v2/Users").statusCode()).isEqualTo(200);
        assertThat(asOkta(successor).get("/scim/v2/Users").statusCode()).isEqualTo(200);
        assertThat(successor.get("scopes")).isEqualTo(old.get("scopes"));
        assertThat(successor.get("allowedFrom")).isEqualTo(old.get("allowedFrom"));
        assertThat(successor.get("expires").isNull()).isTrue();
        assertThat(Instant.parse(shown(old).get("expires").stringValue()))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofHours(2)));

        account.owner().send("DELETE", credentials() + "/" + old.get("id").stringValue(), "");
        assertThat(asOkta(old).get("/scim/v2/Users").statusCode()).isEqualTo(401);
        assertThat(asOkta(successor).get("/scim/v2/Users").statusCode()).isEqualTo(200);
        assertThat(account.owner().post(path, "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void a_rotation_without_overlap_ends_the_old_one_at_once() {
        JsonNode old = minted(credentials(), "{\"expires\": \"2090-01-01T00:00:00Z\"}");
        Web client = Web.of(port).asBearer(secret(old));
        assertThat(client.get("/scim/v2/Users").statusCode()).isEqualTo(200);
        JsonNode successor =
                minted(credentials() + "/" + old.get("id").stringValue() + "/rotate", "{\"overlap\": \"PT0S\"}");
        assertThat(client.get("/scim/v2/Users").statusCode()).isEqualTo(401);
        assertThat(successor.get("expires").stringValue()).startsWith("20"); // as long again as the old one was to live
    }

    private Web asOkta(JsonNode minted) {
        return Web.of(port).asPerson("okta", secret(minted));
    }

    private JsonNode shown(JsonNode minted) {
        for (JsonNode credential : Web.json(account.owner().get(credentials())).get("items")) {
            if (credential.get("id").equals(minted.get("id"))) return credential;
        }
        throw new AssertionError("It is not listed");
    }
}
