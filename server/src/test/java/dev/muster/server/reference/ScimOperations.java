package dev.muster.server.reference;

import dev.muster.server.security.Routes.Route;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parameters, bodies and answers of the SCIM endpoints (RFC 7644), which read and write their bodies by themselves. */
final class ScimOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SCIM = "application/scim+json";

    private ScimOperations() {}

    static void complete(ObjectNode operation, Route route) {
        ObjectNode responses = JSON.objectNode();
        String resource = resourceOf(route);
        switch (route.handler().getName()) {
            case "create" -> {
                selection(operation);
                body(operation, resource);
                ObjectNode created = answer(responses, "201", "Created.", resource);
                header(created, "Location", "The address of the resource.");
                header(created, "ETag", "Its version.");
                failures(responses, "400", "409", "413", "415");
            }
            case "list", "root" -> {
                query(operation);
                answer(responses, "200", "A page of the list.", resource + "List");
                failures(responses, "400");
            }
            case "search", "searchAll" -> {
                body(operation, "ScimSearchRequest");
                answer(responses, "200", "A page of the list.", resource + "List");
                failures(responses, "400", "413", "415");
            }
            case "get" -> {
                selection(operation);
                header(
                        operation,
                        "If-None-Match",
                        "The version that the client has: 304 where it is still that.",
                        true);
                header(answer(responses, "200", "The resource.", resource), "ETag", "Its version.");
                responses.putObject("304").put("description", "It is still that version.");
                failures(responses, "404");
            }
            case "replace" -> {
                selection(operation);
                ifMatch(operation);
                body(operation, resource);
                header(answer(responses, "200", "The resource as it is now.", resource), "ETag", "Its version.");
                failures(responses, "400", "404", "409", "412", "413", "415");
            }
            case "revise" -> {
                selection(operation);
                ifMatch(operation);
                body(operation, "ScimPatchOp");
                header(answer(responses, "200", "The resource as it is now.", resource), "ETag", "Its version.");
                if (resource.equals("ScimGroup")) {
                    responses
                            .putObject("204")
                            .put("description", "Done; the members are not shown unless `attributes` asks for them.");
                }
                failures(responses, "400", "404", "409", "412", "413", "415");
            }
            case "delete" -> {
                ifMatch(operation);
                responses.putObject("204").put("description", "Deleted.");
                failures(responses, "404", "412");
            }
            case "bulk" -> {
                body(operation, "ScimBulkRequest");
                answer(responses, "200", "What became of each operation.", "ScimBulkResponse");
                failures(responses, "400", "413", "415");
            }
            case "serviceProviderConfig" -> answer(responses, "200", "The configuration.", "ScimServiceProviderConfig");
            case "resourceTypes" -> answer(responses, "200", "The resource types.", "ScimResourceTypeList");
            case "resourceType" -> {
                answer(responses, "200", "The resource type.", "ScimResourceType");
                failures(responses, "404");
            }
            case "schemas" -> answer(responses, "200", "The schemas.", "ScimSchemaList");
            case "schema" -> {
                answer(responses, "200", "The schema.", "ScimSchema");
                failures(responses, "404");
            }
            default -> throw new AssertionError("What does " + route + " take and answer? Say it here.");
        }
        failures(responses, "401", "403", "429", "503");
        ObjectNode sorted = JSON.objectNode();
        responses.propertyNames().stream().sorted().forEach(status -> sorted.set(status, responses.get(status)));
        operation.set("responses", sorted);
    }

    /** The schema's name; of the root, of resources of all types. */
    private static String resourceOf(Route route) {
        return switch (route.pattern().split("/").length > 3 ? route.pattern().split("/")[3] : "") {
            case "Users" -> "ScimUser";
            case "Groups" -> "ScimGroup";
            case "Equipment" -> "ScimEquipment";
            default -> "Scim";
        };
    }

    private static void selection(ObjectNode operation) {
        query(
                operation,
                "attributes",
                "Names with commas between: what to show beside what is always shown.",
                string());
        query(operation, "excludedAttributes", "Names with commas between: what not to show.", string());
    }

    private static void query(ObjectNode operation) {
        query(operation, "filter", "An expression of RFC 7644 §3.4.2.2.", string());
        query(operation, "sortBy", "The name of an attribute.", string());
        query(operation, "sortOrder", "The direction.", ScimComponents.sortOrder());
        query(
                operation,
                "startIndex",
                "The place of the first one. Not together with `cursor`.",
                number(1).put("default", 1));
        query(
                operation,
                "count",
                "How many on a page. The default and the maximum of an installation are in `/ServiceProviderConfig`.",
                number(0).put("maximum", 1000).put("default", 100));
        query(
                operation,
                "cursor",
                "Empty for the first page, then the `nextCursor` of the page before (RFC 9865).",
                string());
        selection(operation);
    }

    private static void ifMatch(ObjectNode operation) {
        header(operation, "If-Match", "The version that is to be changed: 412 where it is another.", true);
    }

    private static void query(ObjectNode operation, String name, String text, ObjectNode schema) {
        ObjectNode parameter = parameters(operation)
                .addObject()
                .put("name", name)
                .put("in", "query")
                .put("description", text);
        parameter.set("schema", schema);
    }

    private static void header(ObjectNode operation, String name, String text, boolean ofRequest) {
        if (!ofRequest) return;
        ObjectNode parameter = parameters(operation)
                .addObject()
                .put("name", name)
                .put("in", "header")
                .put("description", text);
        parameter.set("schema", string());
    }

    private static ArrayNode parameters(ObjectNode operation) {
        return operation.get("parameters") instanceof ArrayNode known ? known : operation.putArray("parameters");
    }

    private static ObjectNode string() {
        return ScimComponents.type("string");
    }

    private static ObjectNode number(int least) {
        return ScimComponents.type("integer").put("minimum", least);
    }

    private static void body(ObjectNode operation, String schema) {
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        body.putObject("content").putObject(SCIM).set("schema", ScimComponents.reference(schema));
    }

    private static ObjectNode answer(ObjectNode responses, String status, String text, String schema) {
        ObjectNode answer = responses.putObject(status).put("description", text);
        answer.putObject("content").putObject(SCIM).set("schema", ScimComponents.reference(schema));
        return answer;
    }

    private static void header(ObjectNode answer, String name, String text) {
        ObjectNode headers = answer.get("headers") instanceof ObjectNode known ? known : answer.putObject("headers");
        headers.putObject(name).put("description", text).set("schema", string());
    }

    private static void failures(ObjectNode responses, String... statuses) {
        for (String status : List.of(statuses)) {
            String name = switch (status) {
                case "400" -> "BadRequest";
                case "401" -> "Unauthenticated";
                case "403" -> "Forbidden";
                case "404" -> "NotFound";
                case "409" -> "Conflict";
                case "412" -> "PreconditionFailed";
                case "413" -> "PayloadTooLarge";
                case "415" -> "UnsupportedMediaType";
                case "429" -> "TooManyRequests";
                case "503" -> "Unavailable";
                default -> throw new AssertionError(status);
            };
            Answers.refer(responses, status, "Scim" + name);
        }
    }
}
