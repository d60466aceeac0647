package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the answer to a write says of the resource: its address, its version, its times, and whether it comes along. */
@WholeServer
class WriteAnswersTest {
    private static final String BARBARA = "{\"userName\":\"bjensen\"}";

    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    @Test
    void each_answer_with_a_resource_says_where_it_is_and_which_version_it_has() {
        ScimClient client = newTenant(ClientProfile.RFC);
        ScimAnswer created = client.post("/Users", BARBARA).hasStatus(201);
        String path = "/Users/" + created.id();
        assertDescribed(created);
        assertDescribed(client.get(path).hasStatus(200));
        assertDescribed(
                client.put(path, BARBARA.replace("}", ",\"title\":\"Guide\"}")).hasStatus(200));
        assertDescribed(client.patch(path, patch("[{\"op\":\"remove\",\"path\":\"title\"}]"))
                .hasStatus(200));
        String tag = String.valueOf(client.get(path).header("ETag"));
        ScimAnswer known =
                client.get(path + "?attributes=userName", "If-None-Match", tag).hasStatus(304);
        assertThat(known.header("Content-Location")).isEqualTo(created.header("Location"));
    }

    @Test
    void what_was_created_with_all_its_parts_was_last_modified_then() {
        ScimClient client = newTenant(ClientProfile.RFC);
        String barbara = client.post("/Users", BARBARA).id();
        ScimAnswer group = client.post("/Groups", group("Tour Guides", barbara)).hasStatus(201);
        assertThat(group.body().at("/meta/lastModified")).isEqualTo(group.body().at("/meta/created"));
    }

    @Test
    void a_patched_group_comes_back_while_its_members_fit_on_a_page() {
        ScimClient client = newTenant(ClientProfile.RFC);
        String[] members = new String[101];
        for (int i = 0; i < members.length; i++) {
            members[i] = client.post("/Users", "{\"userName\":\"guide-" + i + "\"}")
                    .hasStatus(201)
                    .id();
        }
        String guides = client.post("/Groups", group("Tour Guides", members)).id();
        ScimAnswer large = client.patch("/Groups/" + guides, remove(members[0])).hasStatus(204);
        assertThat(large.header("ETag"))
                .isEqualTo(client.get("/Groups/" + guides).header("ETag"));
        ScimAnswer small = client.patch("/Groups/" + guides, remove(members[1])).hasStatus(200);
        assertDescribed(small);
        assertThat(small.body().get("members").size()).isEqualTo(99);
    }

    @ParameterizedTest
    @EnumSource(
            value = ClientProfile.class,
            names = {"OKTA", "ENTRA"})
    void those_who_want_no_members_back_get_the_version_alone(ClientProfile profile) {
        ScimClient client = newTenant(profile);
        String guides = client.post("/Groups", group("Tour Guides")).id();
        ScimAnswer renamed = client.patch(
                        "/Groups/" + guides,
                        patch("[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Guides\"}]"))
                .hasStatus(204);
        assertThat(renamed.header("ETag"))
                .isEqualTo(client.get("/Groups/" + guides).header("ETag"));
    }

    /** RFC 9110 §13.1.2. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"0\"", "W/\"7\", \"0\""})
    void whoever_writes_only_where_this_version_is_not_does_not_write(String tags) {
        ScimClient client = newTenant(ClientProfile.RFC);
        String path = "/Users/" + client.post("/Users", BARBARA).id();
        client.put(path, BARBARA, "If-None-Match", tags).isError(412, null, "If-None-Match");
        client.patch(path, patch("[{\"op\":\"add\",\"path\":\"title\",\"value\":\"Guide\"}]"), "If-None-Match", tags)
                .isError(412, null);
        client.delete(path, "If-None-Match", tags).isError(412, null);
        client.delete(path, "If-None-Match", "W/\"7\"").hasStatus(204);
    }

    private static void assertDescribed(ScimAnswer answer) {
        String location = answer.body().at("/meta/location").stringValue();
        assertThat(answer.header("Location")).isEqualTo(location);
        assertThat(answer.header("Content-Location")).isEqualTo(location);
        assertThat(answer.header("ETag"))
                .isEqualTo(answer.body().at("/meta/version").stringValue());
    }

    private static String group(String name, String... members) {
        StringJoiner values = new StringJoiner(",", "[", "]");
        for (String member : members) values.add("{\"value\":\"" + member + "\"}");
        return "{\"displayName\":\"" + name + "\",\"members\":" + values + "}";
    }

    private static String remove(String member) {
        return patch("[{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + member + "\\\"]\"}]");
    }

    private static String patch(String operations) {
        return "{\"Operations\":" + operations + "}";
    }

    private ScimClient newTenant(ClientProfile profile) {
        return new ScimServer(port, commands).newTenant(profile);
    }
}
