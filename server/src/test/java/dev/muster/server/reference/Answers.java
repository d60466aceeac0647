package dev.muster.server.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.muster.api.Page;
import dev.muster.server.security.Routes.Route;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies and answers of {@code /api} and {@code /access}: what a handler's signature says, and what it leaves open. */
final class Answers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final String ITEM = "dev.muster.api.equipment.Item";
    private static final String HISTORY = "dev.muster.api.PageDev.muster.api.history.ShownEntry";
    private static final String AS_OF = "dev.muster.api.history.DirectoryEndpoint.Answer";

    /** Where the handler chooses its status as it runs; a test of the documents sees it. */
    private static final Map<String, String> STATUS = Map.of(
            "POST /api/equipment", "201",
            "POST /api/roles", "201",
            "POST /api/schedules", "201",
            "POST /api/schedules/{id}/runs", "202",
            "POST /api/verification", "202",
            "DELETE /api/schedules/{id}", "204",
            "POST /api/failures/{id}/retry", "204");

    /** What a body must have: its records can hold nothing, so that a refusal can say what is missing. */
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("dev.muster.api.role.NewRole", List.of("name")),
            Map.entry("dev.muster.api.role.MappingWanted", List.of("kind")),
            Map.entry("dev.muster.api.tenant.TenantsEndpoint.NewTenant", List.of("name")),
            Map.entry("dev.muster.api.person.PeopleEndpoint.NewPerson", List.of("name", "role")),
            Map.entry("dev.muster.api.person.MeEndpoint.NewPassword", List.of("password")),
            Map.entry("dev.muster.api.integration.IntegrationsEndpoint.Wanted", List.of("name", "profile")),
            Map.entry("dev.muster.api.integration.HandOverEndpoint.Wanted", List.of("to")),
            Map.entry("dev.muster.api.integration.MassChangeGuardEndpoint.Release", List.of("changes")),
            Map.entry("dev.muster.api.integration.PredefinedGroupsEndpoint.Named", List.of("displayName")),
            Map.entry("dev.muster.api.equipment.ItemsEndpoint.CheckOut", List.of("holder")),
            Map.entry("dev.muster.api.identity.IdentityQuestionsEndpoint.Answer", List.of("answer")),
            Map.entry("dev.muster.api.report.SchedulesEndpoint.Order", List.of("report", "cron", "recipients")));

    private Answers() {}

    static List<String> requiredOf(String type) {
        return REQUIRED.getOrDefault(type, List.of());
    }

    /** What springdoc cannot find because the handler reads it by itself. */
    static Optional<ObjectNode> body(Route route) {
        return switch (route.toString()) {
            case "POST /api/equipment/import" -> {
                ObjectNode body = JSON.objectNode()
                        .put("required", true)
                        .put("description", "CSV with a header, at most 10 MiB and 100,000 lines.");
                ObjectNode csv = body.putObject("content").putObject("text/csv");
                csv.putObject("schema").put("type", "string");
                yield Optional.of(body);
            }
            case "POST /api/equipment", "PATCH /api/equipment/{id}" ->
                Optional.of(json(JSON.objectNode().put("required", true), "EquipmentAttributes"));
            default -> Optional.empty();
        };
    }

    /** An item's attributes as people write them: all of SCIM's but the holder, who is given it by a check-out. */
    static ObjectNode equipment(@Nullable ObjectNode scim) {
        if (scim == null) throw new AssertionError("/Schemas does not tell of equipment");
        ObjectNode attributes = JSON.objectNode().put("type", "object");
        attributes.put(
                "description", "The attributes of an item. Null takes a value away; `assetTag` alone must be there.");
        var properties = (ObjectNode) scim.get("properties").deepCopy();
        properties.remove(List.of("schemas", "id", "externalId", "meta", "holder"));
        properties.values().forEach(property -> ((ObjectNode) property).remove("x-scim"));
        attributes.set("properties", properties);
        return attributes;
    }

    static ObjectNode of(Route route, JsonNode known) {
        ObjectNode responses = JSON.objectNode();
        ObjectNode success = success(route, known);
        responses.set(status(route, known), success);
        failures(route, responses);
        return responses;
    }

    private static String status(Route route, JsonNode known) {
        return STATUS.getOrDefault(
                route.toString(),
                known.get("responses").propertyNames().iterator().next());
    }

    private static ObjectNode success(Route route, JsonNode known) {
        ObjectNode answer = JSON.objectNode().put("description", "Done.");
        String operation = route.toString();
        if (operation.startsWith("GET /api/history")) {
            json(answer, HISTORY);
            ObjectNode csv = (ObjectNode) answer.get("content");
            csv.putObject("text/csv").putObject("schema").put("type", "string");
        } else if (operation.startsWith("GET /api/directory")) {
            json(answer, AS_OF);
        } else if (operation.endsWith("/files/{form}")) {
            ObjectNode content = answer.putObject("content");
            for (String type : List.of("application/pdf", "text/csv", "text/html", "text/plain"))
                content.putObject(type);
        } else if (operation.equals("GET /api/openapi.json")) {
            answer.putObject("content")
                    .putObject("application/json")
                    .putObject("schema")
                    .put("type", "object");
        } else if (operation.equals("POST /api/equipment")) {
            json(answer, ITEM);
        } else {
            JsonNode content = known.get("responses").iterator().next().path("content");
            if (!content.isEmpty() && !STATUS.getOrDefault(operation, "").equals("204")) {
                answer.set("content", content.deepCopy());
            }
        }
        answer.put("description", answer.has("content") ? "The answer." : "Done; there is no body.");
        return answer;
    }

    private static void failures(Route route, ObjectNode responses) {
        boolean writes = !route.method().equals("GET");
        refer(responses, "400", "BadRequest");
        refer(responses, "401", "Unauthenticated");
        refer(responses, "403", "Forbidden");
        if (route.pattern().contains("{")) refer(responses, "404", "NotFound");
        if (writes) refer(responses, "409", "Conflict");
        if (writes) refer(responses, "415", "UnsupportedMediaType");
        refer(responses, "429", "TooManyRequests");
        switch (route.toString()) {
            case "POST /api/equipment/import" -> cutShort(responses, "dev.muster.api.equipment.ImportResult");
            case "POST /api/integrations/{integration}/hand-over" ->
                cutShort(responses, "dev.muster.api.integration.HandOver");
            default -> refer(responses, "503", "Unavailable");
        }
    }

    private static void cutShort(ObjectNode responses, String type) {
        ObjectNode answer = JSON.objectNode()
                .put(
                        "description",
                        "It was cut short, and says in `cutShort` why. Send the same again: what is done is left alone.");
        Preamble.retryAfter(answer);
        responses.set("503", json(answer, type));
    }

    static void refer(ObjectNode responses, String status, String name) {
        responses.putObject(status).put("$ref", "#/components/responses/" + name);
    }

    private static ObjectNode json(ObjectNode answer, String schema) {
        answer.putObject("content").putObject("application/json").set("schema", ScimComponents.reference(schema));
        return answer;
    }

    private static Class<?> typeOf(String name) {
        Class<?> type = ReferenceDocument.typeOf(name);
        if (type == null) throw new AssertionError("There is no " + name + " any more");
        return type;
    }

    /** What stands behind an {@code Object} in a signature, which springdoc cannot see, by its name there. */
    static Map<String, JsonNode> unseen() {
        Map<String, JsonNode> found = new TreeMap<>();
        resolve(
                TypeFactory.defaultInstance()
                        .constructParametricType(Page.class, typeOf("dev.muster.api.history.ShownEntry")),
                found);
        resolve(typeOf(AS_OF), found);
        return found;
    }

    private static void resolve(Type type, Map<String, JsonNode> found) {
        ResolvedSchema schema =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
        schema.referencedSchemas.forEach((name, each) -> found.put(name, tree(each)));
        found.put(schema.schema.getName(), tree(schema.schema));
    }

    private static JsonNode tree(Schema<?> schema) {
        try {
            return new JsonMapper().readTree(Json31.mapper().writeValueAsString(schema));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
