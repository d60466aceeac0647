package dev.muster.server.reference;

import dev.muster.server.reference.SourceDocs.Doc;
import dev.muster.server.security.Routes.Route;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of an operation, each with its words and limits. */
final class Parameters {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What has one meaning wherever it stands. */
    private static final Map<String, String> EVERYWHERE = Map.ofEntries(
            Map.entry("limit", "How many items a page has at most."),
            Map.entry("after", "The `next` of the page before; the first page without it."),
            Map.entry("from", "The earliest time."),
            Map.entry("to", "The end of the time, which is not included."),
            Map.entry("actor", "The id of an integration or a person."),
            Map.entry("kind", "The name of an event."),
            Map.entry("id", "The id."),
            Map.entry("integration", "The id of the integration."),
            Map.entry("role", "The id of the role."),
            Map.entry("tenant", "The operator's: the id of the tenant that is spoken of, where there are several."));

    private final SourceDocs docs;
    private final ObjectNode springdoc;
    private final List<String> undescribed;

    Parameters(SourceDocs docs, ObjectNode springdoc, List<String> undescribed) {
        this.docs = docs;
        this.springdoc = springdoc;
        this.undescribed = undescribed;
    }

    void put(ObjectNode operation, Route route, JsonNode known, Doc doc) {
        ArrayNode parameters = JSON.arrayNode();
        for (JsonNode parameter : known.path("parameters")) {
            String reference = parameter.path("schema").path("$ref").asString("");
            boolean isRecord = parameter.path("in").asString("").equals("query") && !reference.isEmpty();
            if (parameter.path("in").asString("").equals("header")) continue; // Accept, which OpenAPI knows anyway
            if (isRecord) {
                membersOf(reference.substring(reference.lastIndexOf('/') + 1), route, parameters);
            } else {
                ObjectNode each = JSON.objectNode();
                for (String member : List.of("name", "in", "required", "schema")) {
                    if (parameter.has(member))
                        each.set(member, parameter.get(member).deepCopy());
                }
                add(each, doc, route, parameters);
            }
        }
        boolean ofOneTenant = route.isForPeople()
                && !route.isForBoth()
                && parameters.valueStream().noneMatch(Parameters::isTenant)
                && !route.pattern().startsWith("/api/tenants")
                && !route.pattern().startsWith("/api/schemas");
        if (ofOneTenant) {
            ObjectNode tenant = JSON.objectNode().put("name", "tenant").put("in", "query");
            tenant.putObject("schema").put("type", "string").put("format", "uuid");
            add(tenant, Doc.NONE, route, parameters);
        }
        if (!parameters.isEmpty()) operation.set("parameters", parameters);
    }

    private static boolean isTenant(JsonNode parameter) {
        return parameter.get("name").stringValue().equals("tenant");
    }

    private void membersOf(String type, Route route, ArrayNode parameters) {
        springdoc
                .path("components")
                .path("schemas")
                .path(type)
                .path("properties")
                .properties()
                .forEach(member -> {
                    ObjectNode each =
                            JSON.objectNode().put("name", member.getKey()).put("in", "query");
                    each.set("schema", member.getValue().deepCopy());
                    add(each, docs.ofType(type), route, parameters);
                });
    }

    private void add(ObjectNode parameter, Doc doc, Route route, ArrayNode parameters) {
        String name = parameter.get("name").stringValue();
        String said = doc.params().getOrDefault(name, EVERYWHERE.getOrDefault(name, ""));
        if (said.isBlank()) undescribed.add(route + ": no @param for " + name);
        else parameter.put("description", Naming.sentence(said));
        if (name.equals("limit")) {
            ((ObjectNode) parameter.get("schema"))
                    .put("minimum", 1)
                    .put("maximum", 500)
                    .put("default", 50);
        }
        parameters.add(parameter);
    }
}
