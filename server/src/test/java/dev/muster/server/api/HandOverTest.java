package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An Okta app was made anew: what the old integration provisioned becomes the new one's. */
@WholeServer
class HandOverTest {
    private static final String BARBARA = "{\"userName\": \"bjensen@example.com\", \"externalId\": \"%s\"}";

    @LocalServerPort
    private int port;

    @Test
    void what_was_handed_over_is_changed_by_its_new_owner_alone() {
        Account account = Account.open(Web.of(port));
        Web owner = account.owner();
        String barbara = Account.id(account.client().post("/scim/v2/Users", BARBARA.formatted("old")));
        String group = Account.id(account.client().post("/scim/v2/Groups", "{\"displayName\": \"Tour Guides\"}"));
        String next = Account.id(owner.post("/api/integrations", "{\"name\": \"Okta, new\", \"profile\": \"OKTA\"}"));
        String secret = Web.json(owner.post("/api/integrations/" + next + "/credentials", "{}"))
                .get("secret")
                .stringValue();
        Web client = Web.of(port).asBearer(secret);
        String user = "/scim/v2/Users/" + barbara;
        String handOver = "/api/integrations/" + account.integration() + "/hand-over";
        assertThat(client.send("PUT", user, BARBARA.formatted("new")).statusCode())
                .isEqualTo(403);

        HttpResponse<String> preview = owner.post(handOver, "{\"to\": \"" + next + "\"}");
        assertThat(preview.body()).contains("\"users\":1", "\"groups\":1", "\"equipment\":0", "\"dryRun\":true");
        assertThat(client.send("PUT", user, BARBARA.formatted("new")).statusCode())
                .isEqualTo(403);

        assertThat(owner.get("/api/audit-log").body()).doesNotContain("ResourcesHandedOver");
        owner.post(handOver, "{\"to\": \"" + next + "\", \"dryRun\": false}");
        JsonNode recorded = Web.json(owner.get("/api/audit-log")).at("/items/0");
        assertThat(recorded.get("kind").stringValue()).isEqualTo("ResourcesHandedOver");
        assertThat(recorded.at("/subject/type").stringValue()).isEqualTo("Integration");
        assertThat(recorded.at("/subject/id").stringValue()).isEqualTo(account.integration());
        assertThat(recorded.get("details").toString())
                .contains("\"to\":\"" + next, "\"users\":1", "\"groups\":1", "\"equipment\":0", "\"left\":0")
                .doesNotContain("cutShort");

        HttpResponse<String> changed = client.send("PUT", user, BARBARA.formatted("new"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("\"externalId\":\"new\"");
        assertThat(client.send("DELETE", "/scim/v2/Groups/" + group, "").statusCode())
                .isEqualTo(204);
        HttpResponse<String> refused = account.client().send("PUT", user, BARBARA.formatted("old"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Okta, new");
        assertThat(account.client().get(user).body()).doesNotContain("externalId");
        assertThat(owner.post(handOver, "{\"to\": \"" + next + "\"}").body()).contains("\"users\":0");
    }

    @Test
    void nothing_is_handed_to_itself_or_to_nobody() {
        Account account = Account.open(Web.of(port));
        String handOver = "/api/integrations/" + account.integration() + "/hand-over";
        for (String to : new String[] {account.integration(), account.tenant()}) {
            HttpResponse<String> refused = account.owner().post(handOver, "{\"to\": \"" + to + "\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("'to'");
        }
    }
}
