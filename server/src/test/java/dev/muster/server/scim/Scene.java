package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tenant as each row of a client's table meets it: the user BARBARA, the leaver MANDY, the group GUIDES with BARBARA in it
 * and the empty group NOBODY. In requests, bodies and expectations these words stand for the ids.
 */
public record Scene(ScimClient client, Map<String, String> ids) {
    public static Scene of(ScimClient client) {
        Map<String, String> ids = new HashMap<>();
        ids.put("BARBARA", made(client, "/Users", Bodies.text("okta-create-user")));
        ids.put("MANDY", made(client, "/Users", Bodies.text("okta-create-mandy")));
        ids.put("GUIDES", made(client, "/Groups", Bodies.text("okta-push-group")));
        ids.put("NOBODY", made(client, "/Groups", "{\"displayName\":\"Nobody\"}"));
        Scene scene = new Scene(client, ids);
        scene.sends("PATCH /Users/MANDY", Bodies.text("okta-deactivate")).hasStatus(200);
        String members = Bodies.text("okta-replace-members").replace("MEMBERS", "{\"value\":\"BARBARA\"}");
        assertThat(scene.sends("PATCH /Groups/GUIDES", members).status()).isIn(200, 204);
        return scene;
    }

    /** @param request the method and the path below {@code /scim/v2}; blanks and quotes of a filter may stand as they are */
    ScimAnswer sends(String request, @Nullable String body, String... headers) {
        String[] line = inserted(request).split(" ", 2);
        String path = line[1].replace(" ", "%20")
                .replace("\"", "%22")
                .replace("[", "%5B")
                .replace("]", "%5D");
        return client.send(line[0], path, body == null ? null : inserted(body), headers);
    }

    /** A cell of a client's table: {@code @} and the name of a file, {@code [} and the operations of a PATCH, or the body itself. */
    public static @Nullable String body(@Nullable String cell) {
        if (cell == null) return null;
        return switch (cell.charAt(0)) {
            case '@' -> Bodies.text(cell.substring(1));
            case '[' -> "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":" + cell + "}";
            default -> cell;
        };
    }

    /** One row of a client's table: what it sends, and what it wants to find in the answer, or where it looks then. */
    void plays(String request, @Nullable String body, int status, @Nullable String then, @Nullable String found) {
        ScimAnswer answer = sends(request, body(body)).hasStatus(status);
        if (status == 204) {
            assertThat(answer.http().body()).isEmpty();
        } else {
            assertThat(answer.header("Content-Type")).isEqualTo("application/scim+json");
        }
        if (status == 201) {
            assertThat(answer.header("Location"))
                    .isEqualTo(answer.body().at("/meta/location").stringValue());
        }
        if (found == null) return;
        ScimAnswer seen = then == null ? answer : sends(then, null).hasStatus(200);
        assertFound(seen.body(), found);
    }

    /** @param places JSON pointers with what must stand there, separated by semicolons; {@code -} is nothing */
    void assertFound(JsonNode body, String places) {
        for (String place : inserted(places).split("; ")) {
            String[] pair = place.split(" ", 2);
            JsonNode value = body.at(pair[0]);
            String text = value.isMissingNode() ? "-" : value.isString() ? value.stringValue() : value.toString();
            assertThat(text).as(pair[0] + " of " + body).isEqualTo(pair[1]);
        }
    }

    public String inserted(String text) {
        String inserted = text;
        for (var id : ids.entrySet()) inserted = inserted.replace(id.getKey(), id.getValue());
        return inserted;
    }

    private static String made(ScimClient client, String path, String body) {
        return client.post(path, body).hasStatus(201).id();
    }
}
