package dev.muster.server.reference;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What all operations have in common. */
final class Preamble {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROBLEM = "application/problem+json";
    private static final String SCIM = "application/scim+json";

    private Preamble() {}

    static ObjectNode info() {
        ObjectNode info = JSON.objectNode()
                .put("title", "Muster")
                .put("version", "1")
                .put(
                        "description",
                        "`/api` is for people who sign in, `/access` for the customer's application, `/scim/v2` for provisioning"
                                + " clients. Each operation says which roles or scopes open it; any one of them does.\n\n"
                                + "Every answer has an `X-Request-Id`. Lists of `/api` answer `{\"items\": […], \"next\": …}`:"
                                + " send `next` as `after` for the following page. A parameter that an operation of `/api` does not"
                                + " have, or one that is given twice, is a 400. SCIM is sent and answered as"
                                + " `application/scim+json`; `application/json` is taken and, where only that is accepted,"
                                + " answered.\n\nThis document is made from the code. The guide by tasks is `docs/api.md`.");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        return info;
    }

    static ObjectNode securitySchemes() {
        ObjectNode schemes = JSON.objectNode();
        schemes.putObject("person")
                .put("type", "http")
                .put("scheme", "basic")
                .put(
                        "description",
                        "The name and password of a person. `x-allowed-for` lists the roles, of which one opens it.");
        schemes.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put(
                        "description",
                        "The token of a credential, or one that the token endpoint gave. `x-requires-scope` lists the scopes, of"
                                + " which one opens it.");
        schemes.putObject("basicCredential")
                .put("type", "http")
                .put("scheme", "basic")
                .put("description", "A credential minted with a `basicUser`, for clients that know HTTP Basic only.");
        ObjectNode oauth = schemes.putObject("oauth").put("type", "oauth2").put("description", "RFC 6749 §4.4.");
        ObjectNode flow =
                oauth.putObject("flows").putObject("clientCredentials").put("tokenUrl", "/oauth2/token");
        flow.putObject("scopes")
                .put("SCIM", "Users and groups, to read and to write.")
                .put("SCIM_READ", "Users and groups, to read.")
                .put("EQUIPMENT", "Equipment, to read and to write.")
                .put("EQUIPMENT_READ", "Equipment, to read.")
                .put("ACCESS", "`/access`, by itself.");
        return schemes;
    }

    static Map<String, JsonNode> schemas() {
        ObjectNode problem = JSON.objectNode().put("type", "object").put("description", "A refusal (RFC 9457).");
        ObjectNode of = problem.putObject("properties");
        of.putObject("type").put("type", "string").put("format", "uri-reference");
        of.putObject("title").put("type", "string");
        of.putObject("status").put("type", "integer").put("description", "The HTTP status.");
        of.putObject("detail").put("type", "string").put("description", "What is wrong, and what to do.");
        of.putObject("instance").put("type", "string").put("format", "uri-reference");
        problem.putArray("required").add("status");
        return Map.of("Problem", problem);
    }

    static ObjectNode responses() {
        Map<String, ObjectNode> all = new TreeMap<>();
        both(
                all,
                "BadRequest",
                400,
                "invalidValue",
                "A parameter or the body is wrong; the detail names it and the cure.");
        both(all, "Unauthenticated", 401, null, "No credential, or one that is not valid here.");
        both(all, "Forbidden", 403, null, "Not for this role or scope, or not possible for this client.");
        both(all, "NotFound", 404, null, "The tenant has no such resource.");
        both(all, "Conflict", 409, "uniqueness", "It does not go together with what is there.");
        both(all, "UnsupportedMediaType", 415, null, "A body of this Content-Type is not read here.");
        both(all, "TooManyRequests", 429, null, "Too many at once; `Retry-After` says when to come back.");
        both(all, "Unavailable", 503, null, "Not just now; `Retry-After` says when to come back.");
        all.put(
                "ScimPreconditionFailed",
                answer("It is not the version of `If-Match` any more.", SCIM, "ScimError", scimError(412, null)));
        all.put(
                "ScimPayloadTooLarge",
                answer("The body is larger than is taken.", SCIM, "ScimError", scimError(413, null)));
        all.forEach((name, answer) -> {
            if (name.endsWith("TooManyRequests") || name.endsWith("Unavailable")) retryAfter(answer);
        });
        ObjectNode responses = JSON.objectNode();
        all.forEach(responses::set);
        return responses;
    }

    private static void both(
            Map<String, ObjectNode> all, String name, int status, @Nullable String scimType, String text) {
        ObjectNode example = JSON.objectNode().put("status", status).put("detail", text);
        all.put(name, answer(text, PROBLEM, "Problem", example));
        all.put("Scim" + name, answer(text, SCIM, "ScimError", scimError(status, scimType)));
    }

    private static ObjectNode scimError(int status, @Nullable String scimType) {
        ObjectNode error = JSON.objectNode();
        error.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        error.put("status", Integer.toString(status));
        if (scimType != null) error.put("scimType", scimType);
        return error.put("detail", "What is wrong, and what to do.");
    }

    private static ObjectNode answer(String text, String type, String schema, ObjectNode example) {
        ObjectNode answer = JSON.objectNode().put("description", text);
        ObjectNode content = answer.putObject("content").putObject(type);
        content.set("schema", ScimComponents.reference(schema));
        content.set("example", example);
        return answer;
    }

    static void retryAfter(ObjectNode answer) {
        answer.putObject("headers")
                .putObject("Retry-After")
                .put("description", "Seconds.")
                .putObject("schema")
                .put("type", "integer");
    }
}
