package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeServer
class TenantsTest {
    @LocalServerPort
    private int port;

    @Test
    void an_owner_and_the_operator_rename_a_tenant_and_it_is_on_record() {
        Account account = Account.open(Web.of(port));
        HttpResponse<String> renamed = rename(account.owner(), account.tenant(), "Example Tours");
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
        assertThat(Web.json(renamed).get("name").stringValue()).isEqualTo("Example Tours");
        rename(account.operator(), account.tenant(), "Example Excursions");
        assertThat(account.operator().get("/api/tenants").body()).contains("Example Excursions");
        assertThat(account.owner().get("/api/audit-log?kind=TenantRenamed").body())
                .contains("Wayside", "Example Tours", "Example Excursions");
    }

    @Test
    void others_do_not_and_a_name_is_needed() {
        Account account = Account.open(Web.of(port));
        Account stranger = Account.open(Web.of(port));
        assertThat(rename(stranger.owner(), account.tenant(), "Mine").statusCode())
                .isEqualTo(404);
        assertThat(rename(account.person("ADMIN"), account.tenant(), "Mine").statusCode())
                .isEqualTo(403);
        assertThat(rename(account.operator(), "00000000-0000-7000-8000-000000000000", "Nobody's")
                        .statusCode())
                .isEqualTo(404);
        assertThat(rename(account.owner(), account.tenant(), " ").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> rename(Web who, String tenant, String name) {
        return who.send("PATCH", "/api/tenants/" + tenant, "{\"name\": \"" + name + "\"}");
    }
}
