package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** RFC 7644 §4: bare documents, and equipment only for who may see it. */
@WholeServer
class DiscoveryTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimServer server;
    ScimClient client;

    @BeforeEach
    void aTenantOfItsOwn() {
        server = new ScimServer(port, commands);
        client = server.newTenant(ClientProfile.RFC);
    }

    @Test
    void the_configuration_says_everything_also_of_what_is_not_supported() {
        JsonNode config = client.get("/ServiceProviderConfig").hasStatus(200).body();
        assertThat(config.propertyNames())
                .containsExactly(
                        "schemas",
                        "patch",
                        "bulk",
                        "filter",
                        "changePassword",
                        "sort",
                        "etag",
                        "pagination",
                        "authenticationSchemes",
                        "meta");
        assertThat(config.get("bulk").toString())
                .isEqualTo("{\"supported\":true,\"maxOperations\":1000,\"maxPayloadSize\":4194304}");
        assertThat(config.get("authenticationSchemes"))
                .extracting(scheme -> scheme.get("type").stringValue())
                .containsExactly("oauthbearertoken", "httpbasic", "oauth2");
        assertThat(config.get("sort").toString()).isEqualTo("{\"supported\":true}");
        assertThat(config.get("pagination").toString())
                .isEqualTo("{\"cursor\":true,\"index\":true,\"defaultPaginationMethod\":\"index\","
                        + "\"defaultPageSize\":100,\"maxPageSize\":1000,\"cursorTimeout\":900}");
        assertThat(config.at("/filter/maxResults").intValue()).isEqualTo(1000);
        assertThat(config.at("/meta/location").stringValue())
                .isEqualTo(client.server() + "/scim/v2/ServiceProviderConfig");
    }

    @Test
    void equipment_is_announced_to_its_own_scope_alone() {
        assertThat(names(client)).containsExactly("User", "Group");
        client.get("/ResourceTypes/Equipment").isError(404, null);
        client.get("/Schemas/" + SchemaRegistry.EQUIPMENT).isError(404, null);
        ScimClient inventory = server.newClient(
                client.tenant(),
                "Inventory",
                ClientProfile.RFC,
                Policies.defaultsFor(ClientProfile.RFC),
                Set.of(Scope.SCIM, Scope.EQUIPMENT));
        assertThat(names(inventory)).containsExactly("User", "Group", "Equipment");
        inventory.get("/Schemas/" + SchemaRegistry.EQUIPMENT).hasStatus(200);
    }

    @Test
    void each_document_of_a_list_is_found_at_its_location() {
        for (String path : List.of("/ResourceTypes", "/Schemas")) {
            for (JsonNode document : client.get(path).hasStatus(200).body().get("Resources")) {
                assertThat(client.get(document.at("/meta/location").stringValue())
                                .hasStatus(200)
                                .body())
                        .isEqualTo(document);
            }
        }
    }

    @Test
    void a_schema_tells_all_characteristics_of_each_attribute() {
        JsonNode schema =
                client.get("/Schemas/" + SchemaRegistry.USER).hasStatus(200).body();
        assertThat(schema.propertyNames())
                .containsExactly("schemas", "id", "name", "description", "attributes", "meta");
        for (JsonNode attribute : schema.get("attributes")) {
            assertThat(attribute.propertyNames())
                    .contains(
                            "name",
                            "type",
                            "multiValued",
                            "description",
                            "required",
                            "caseExact",
                            "mutability",
                            "returned",
                            "uniqueness");
        }
    }

    @Test
    void discovery_is_never_filtered() {
        client.get("/Schemas?filter=" + ScimClient.encoded("name eq \"User\"")).isError(403, null);
        client.get("/ResourceTypes?filter=" + ScimClient.encoded("name eq \"User\""))
                .isError(403, null);
        client.post("/Schemas", "{}").isError(405, null);
    }

    private static List<String> names(ScimClient client) {
        return client.get("/ResourceTypes").hasStatus(200).body().get("Resources").values().stream()
                .map(type -> type.get("name").stringValue())
                .toList();
    }
}
