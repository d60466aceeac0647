package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What clients without a profile of their own send, row by row of {@code other-clients.csv}. */
@WholeServer
class OtherClientsTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "other-clients.csv", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 8192)
    void want(
            String moment,
            String request,
            @Nullable String body,
            int status,
            @Nullable String then,
            @Nullable String found) {
        scene().plays(request, body, status, then, found);
    }

    /** OneLogin reads nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /Users/BARBARA",
                "GET /Users",
                "GET /Groups/GUIDES",
                "GET /ServiceProviderConfig",
                "GET /Schemas",
                "PATCH /Users/BARBARA"
            })
    void whoever_takes_plain_json_alone_gets_it(String request) {
        String body = request.startsWith("PATCH") ? Bodies.text("okta-deactivate") : null;
        assertThat(scene().sends(request, body, "Accept", "application/json")
                        .hasStatus(200)
                        .header("Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void plain_json_is_taken_as_well() {
        scene().sends("POST /Users", Bodies.text("okta-create-newman"), "Content-Type", "application/json")
                .hasStatus(201);
    }

    /** authentik turns PATCH and filters off where one of these is missing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/patch/supported",
                "/bulk/supported",
                "/bulk/maxOperations",
                "/bulk/maxPayloadSize",
                "/filter/supported",
                "/filter/maxResults",
                "/changePassword/supported",
                "/sort/supported",
                "/etag/supported",
                "/authenticationSchemes/0/type",
                "/authenticationSchemes/0/name",
                "/authenticationSchemes/0/description"
            })
    void every_part_of_the_configuration_is_named(String pointer) {
        JsonNode value = scene().sends("GET /ServiceProviderConfig", null)
                .hasStatus(200)
                .body()
                .at(pointer);
        assertThat(value.isMissingNode() || value.isNull()).isFalse();
    }

    /** SailPoint sends each member by itself, many at a time, and none of them twice. */
    @Test
    void members_who_come_at_the_same_time_are_all_there_afterwards() throws Exception {
        Scene scene = scene();
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            users.add(scene.client()
                    .post("/Users", "{\"userName\":\"guide-" + i + "\"}")
                    .hasStatus(201)
                    .id());
        }
        List<Callable<Integer>> additions = users.stream()
                .<Callable<Integer>>map(user -> () -> scene.sends(
                                "PATCH /Groups/NOBODY",
                                Scene.body("[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user
                                        + "\"}]}]"))
                        .status())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : threads.invokeAll(additions))
                assertThat(status.get()).isEqualTo(200);
        }
        assertThat(scene.sends("GET /Groups/NOBODY", null).body().get("members").values())
                .extracting(member -> member.get("value").stringValue())
                .containsExactlyInAnyOrderElementsOf(users);
    }

    private Scene scene() {
        return Scene.of(new ScimServer(port, commands).newTenant(ClientProfile.RFC));
    }
}
