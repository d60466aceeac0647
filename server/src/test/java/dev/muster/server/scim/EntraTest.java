package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What Entra ID sends, row by row of {@code entra.csv}, each in a tenant of its own. */
@WholeServer
class EntraTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "entra.csv", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 8192)
    void wants(
            String moment,
            String request,
            @Nullable String body,
            int status,
            @Nullable String then,
            @Nullable String found) {
        scene().plays(request, body, status, then, found);
    }

    @Test
    void a_manager_who_was_set_is_found_by_the_probe() {
        Scene scene = scene();
        scene.sends(
                        "PATCH /Users/BARBARA",
                        Scene.body("[{'op':'Add','path':'manager','value':'MANDY'}]".replace('\'', '"')))
                .hasStatus(200);
        JsonNode probe = scene.sends("GET /Users?filter=id eq \"BARBARA\" and manager eq \"MANDY\"&attributes=id", null)
                .hasStatus(200)
                .body();
        scene.assertFound(probe, "/totalResults 1; /Resources/0/id BARBARA; /Resources/0/userName -");
    }

    @Test
    void a_second_deletion_finds_nothing_and_the_name_is_free() {
        Scene scene = scene();
        scene.sends("DELETE /Users/MANDY", null).hasStatus(204);
        scene.sends("DELETE /Users/MANDY", null).isError(404, null);
        scene.sends("GET /Users/MANDY", null).isError(404, null);
        assertThat(scene.sends("POST /Users", Bodies.text("okta-create-mandy"))
                        .hasStatus(201)
                        .id())
                .isNotEqualTo(scene.ids().get("MANDY"));
    }

    @Test
    void what_is_discovered_says_nothing_by_null_and_names_all_in_camel_case() {
        JsonNode schemas = scene().sends("GET /Schemas", null).hasStatus(200).body();
        assertNoNull(schemas);
        for (JsonNode schema : schemas.get("Resources")) {
            for (JsonNode attribute : schema.get("attributes")) {
                assertThat(attribute.get("name").stringValue()).matches("[a-z$][A-Za-z0-9$]*");
                assertThat(attribute.propertyNames()).allMatch(name -> name.matches("[a-z][A-Za-z]*"));
            }
        }
    }

    private static void assertNoNull(JsonNode node) {
        assertThat(node.isNull()).isFalse();
        node.forEach(EntraTest::assertNoNull);
    }

    private Scene scene() {
        return Scene.of(new ScimServer(port, commands).newTenant(ClientProfile.ENTRA));
    }
}
