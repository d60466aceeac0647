package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * A tenant that a test has opened, with an owner and an integration.
 *
 * @param client of the scope SCIM alone
 */
public record Account(String tenant, Web operator, Web owner, String integration, Web client) {
    public static Account open(Web web) {
        Web operator = web.asPerson("operator", WholeServer.PASSWORD);
        String tenant = idOf(made(operator, "/api/tenants", "{\"name\": \"Wayside\"}"));
        String name = UUID.randomUUID() + "@example.com";
        JsonNode person =
                made(operator, "/api/people?tenant=" + tenant, "{\"name\": \"" + name + "\", \"role\": \"OWNER\"}");
        Web owner = web.asPerson(name, person.get("password").stringValue());
        String integration = idOf(made(owner, "/api/integrations", "{\"name\": \"Okta\", \"profile\": \"OKTA\"}"));
        return new Account(
                tenant, operator, owner, integration, web.asBearer(secret(owner, integration, "[\"SCIM\"]")));
    }

    public Web person(String role) {
        String name = UUID.randomUUID() + "@example.com";
        JsonNode person = made(owner, "/api/people", "{\"name\": \"" + name + "\", \"role\": \"" + role + "\"}");
        return owner.asPerson(name, person.get("password").stringValue());
    }

    public Web clientWith(String... scopes) {
        return owner.asBearer(secret(owner, integration, "[\"" + String.join("\", \"", scopes) + "\"]"));
    }

    private static String secret(Web owner, String integration, String scopes) {
        String path = "/api/integrations/" + integration + "/credentials";
        return made(owner, path, "{\"scopes\": " + scopes + "}").get("secret").stringValue();
    }

    public static String id(HttpResponse<String> response) {
        return idOf(created(response));
    }

    private static String idOf(JsonNode resource) {
        return resource.get("id").stringValue();
    }

    /** However many sign in just now. */
    private static JsonNode made(Web by, String path, String body) {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Await.until(() -> {
            answer.set(by.post(path, body));
            return answer.get().statusCode() != 503;
        });
        return created(answer.get());
    }

    private static JsonNode created(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Web.json(response);
    }
}
