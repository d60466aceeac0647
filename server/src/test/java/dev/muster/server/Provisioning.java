package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a provisioning client does, with names that no other test uses. */
public record Provisioning(Web client) {
    public static Provisioning on(int port) {
        return new Provisioning(Web.of(port).asBearer(WholeServer.TOKEN));
    }

    public static String fresh(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** @return the id */
    public String user(String userName) {
        return id(client.post("/scim/v2/Users", "{\"userName\": \"%s\"}".formatted(userName)));
    }

    /** @return the id */
    public String user(String userName, String userType) {
        return id(client.post(
                "/scim/v2/Users", "{\"userName\": \"%s\", \"userType\": \"%s\"}".formatted(userName, userType)));
    }

    /** @return the id */
    public String group(String displayName, String... members) {
        return id(client.post(
                "/scim/v2/Groups",
                "{\"displayName\": \"%s\", \"members\": %s}".formatted(displayName, values(members))));
    }

    public HttpResponse<String> patchGroup(String id, String... operations) {
        return client.send("PATCH", "/scim/v2/Groups/" + id, patch(operations));
    }

    public static String patch(String... operations) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}
                """.formatted(String.join(", ", operations));
    }

    public static String adding(String... members) {
        return "{\"op\": \"add\", \"path\": \"members\", \"value\": %s}".formatted(values(members));
    }

    public JsonNode readGroup(String id) {
        HttpResponse<String> response = client.get("/scim/v2/Groups/" + id);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Web.json(response);
    }

    public List<String> membersOf(String group) {
        return StreamSupport.stream(readGroup(group).path("members").spliterator(), false)
                .map(member -> member.get("value").stringValue())
                .toList();
    }

    public static String values(String... members) {
        return List.of(members).stream()
                .map(member -> "{\"value\": \"" + member + "\"}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String id(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return Web.json(created).get("id").stringValue();
    }
}
