package dev.muster.server.reference;

import dev.muster.server.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of SCIM: its resources made from the attribute definitions that the server announces at {@code /Schemas}, its messages
 * from the text of RFC 7644 §3.
 */
final class ScimComponents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    private final Map<String, ObjectNode> schemas = new TreeMap<>();
    private final Map<String, JsonNode> definitions = new TreeMap<>();

    private ScimComponents() {}

    /** @param client whose credential has all scopes */
    static ScimComponents announcedTo(Web client) {
        var components = new ScimComponents();
        for (JsonNode schema : Web.json(client.get("/scim/v2/Schemas")).get("Resources")) {
            components.definitions.put(schema.get("id").stringValue(), schema);
        }
        for (JsonNode type : Web.json(client.get("/scim/v2/ResourceTypes")).get("Resources")) components.resource(type);
        for (String document : List.of("ServiceProviderConfig", "ResourceType", "Schema")) {
            components.schemas.put(
                    "Scim" + document,
                    components.object(components.definition("urn:ietf:params:scim:schemas:core:2.0:" + document)));
        }
        components.messages();
        return components;
    }

    /** By name. */
    Map<String, ObjectNode> schemas() {
        return schemas;
    }

    private JsonNode definition(String urn) {
        JsonNode known = definitions.get(urn);
        if (known == null) throw new AssertionError("/Schemas does not tell of " + urn);
        return known;
    }

    private void resource(JsonNode type) {
        String name = type.get("name").stringValue();
        String urn = type.get("schema").stringValue();
        ObjectNode resource = object(definition(urn));
        ObjectNode properties = JSON.objectNode();
        properties
                .putObject("schemas")
                .put("type", "array")
                .put("description", "The URNs of the schema and of the extensions that the resource has.")
                .putObject("items")
                .put("type", "string");
        properties
                .putObject("id")
                .put("type", "string")
                .put("format", "uuid")
                .put("readOnly", true)
                .put("description", "Given by the server.");
        properties
                .putObject("externalId")
                .put("type", "string")
                .put("description", "The client's own id; each integration sees and writes only its own.");
        properties.set("meta", reference("ScimMeta"));
        properties.setAll((ObjectNode) resource.get("properties"));
        for (JsonNode extension : type.path("schemaExtensions")) {
            String extensionUrn = extension.get("schema").stringValue();
            if (!extensionUrn.startsWith("urn:ietf:")) continue; // those of the tests
            schemas.put("ScimEnterpriseUser", object(definition(extensionUrn)));
            properties.set(extensionUrn, reference("ScimEnterpriseUser"));
        }
        resource.set("properties", properties);
        schemas.put("Scim" + name, resource);
        ObjectNode list = message("ListResponse", "A page of a list (RFC 7644 §3.4.2, RFC 9865).");
        var of = (ObjectNode) list.get("properties");
        of.setAll(listMembers());
        of.putObject("Resources").put("type", "array").set("items", reference("Scim" + name));
        require(list, "schemas", "totalResults");
        schemas.put("Scim" + name + "List", list);
    }

    private static ObjectNode listMembers() {
        ObjectNode members = JSON.objectNode();
        members.set("totalResults", integer("How many there are in all."));
        members.set("itemsPerPage", integer("How many are on this page."));
        members.set("startIndex", integer("The place of the first one, from 1; not where a cursor was asked for."));
        members.putObject("nextCursor")
                .put("type", "string")
                .put("description", "What to send as `cursor` for the next page, where there is one.");
        return members;
    }

    private ObjectNode object(JsonNode definition) {
        ObjectNode object = JSON.objectNode().put("type", "object");
        object.put("description", definition.path("description").asString(""));
        ObjectNode properties = object.putObject("properties");
        List<String> required = new ArrayList<>();
        for (JsonNode attribute : attributesOf(definition)) {
            String name = attribute.get("name").stringValue();
            properties.set(name, attribute(attribute));
            boolean readOnly = attribute.path("mutability").asString("").equals("readOnly");
            if (attribute.path("required").asBoolean(false) && !readOnly) required.add(name);
        }
        if (!required.isEmpty()) require(object, required.toArray(String[]::new));
        return object;
    }

    private static JsonNode attributesOf(JsonNode definition) {
        return definition.has("attributes") ? definition.get("attributes") : definition.path("subAttributes");
    }

    private ObjectNode attribute(JsonNode attribute) {
        ObjectNode value = switch (attribute.get("type").stringValue()) {
            case "string" -> type("string");
            case "boolean" -> type("boolean");
            case "decimal" -> type("number");
            case "integer" -> type("integer");
            case "dateTime" -> type("string").put("format", "date-time");
            case "binary" -> type("string").put("contentEncoding", "base64");
            case "reference" -> type("string").put("format", "uri-reference");
            case "complex" -> object(attribute);
            default -> throw new AssertionError("RFC 7643 §2.3 has no such type: " + attribute);
        };
        if (attribute.path("multiValued").asBoolean(false)) {
            value.remove("description");
            value = type("array").set("items", value);
        }
        String described = attribute.path("description").asString("");
        if (!described.isBlank()) value.put("description", described);
        if (attribute.path("mutability").asString("").equals("readOnly")) value.put("readOnly", true);
        if (attribute.path("returned").asString("").equals("never")) value.put("writeOnly", true);
        ObjectNode characteristics = JSON.objectNode();
        for (String name : List.of("caseExact", "mutability", "returned", "uniqueness", "canonicalValues")) {
            if (attribute.has(name)) characteristics.set(name, attribute.get(name));
        }
        if (attribute.get("type").stringValue().equals("complex")) characteristics.remove("caseExact");
        value.set("x-scim", characteristics);
        return value;
    }

    private void messages() {
        ObjectNode meta = type("object").put("readOnly", true).put("description", "RFC 7643 §3.1.");
        ObjectNode of = meta.putObject("properties");
        of.set("resourceType", type("string"));
        of.set("created", type("string").put("format", "date-time"));
        of.set("lastModified", type("string").put("format", "date-time"));
        of.set("location", type("string").put("format", "uri"));
        of.set("version", type("string").put("description", "The ETag."));
        schemas.put("ScimMeta", meta);

        ObjectNode any = message("ListResponse", "A page of a list of resources of all types.");
        ((ObjectNode) any.get("properties")).setAll(listMembers());
        ((ObjectNode) any.get("properties"))
                .putObject("Resources")
                .put("type", "array")
                .putObject("items")
                .putArray("anyOf")
                .add(reference("ScimUser"))
                .add(reference("ScimGroup"))
                .add(reference("ScimEquipment"));
        require(any, "schemas", "totalResults");
        schemas.put("ScimList", any);
        for (String document : List.of("ResourceType", "Schema")) {
            ObjectNode list = message("ListResponse", "All of them on one page.");
            ((ObjectNode) list.get("properties")).setAll(listMembers());
            ((ObjectNode) list.get("properties"))
                    .putObject("Resources")
                    .put("type", "array")
                    .set("items", reference("Scim" + document));
            schemas.put("Scim" + document + "List", list);
        }

        ObjectNode error = message("Error", "A refusal (RFC 7644 §3.12).");
        ((ObjectNode) error.get("properties")).set("status", type("string").put("description", "The HTTP status."));
        ((ObjectNode) error.get("properties"))
                .set("scimType", type("string").put("description", "One of the keywords of RFC 7644 §3.12."));
        ((ObjectNode) error.get("properties"))
                .set("detail", type("string").put("description", "What is wrong, and what to do."));
        require(error, "schemas", "status", "detail");
        schemas.put("ScimError", error);

        schemas.put("ScimSearchRequest", searchRequest());
        schemas.put("ScimPatchOp", patch());
        schemas.put("ScimBulkRequest", bulk("BulkRequest", true));
        schemas.put("ScimBulkResponse", bulk("BulkResponse", false));
    }

    private static ObjectNode searchRequest() {
        ObjectNode search = message("SearchRequest", "The parameters of a list as a body (RFC 7644 §3.4.3).");
        var of = (ObjectNode) search.get("properties");
        for (String names : List.of("attributes", "excludedAttributes")) {
            of.putObject(names).put("type", "array").putObject("items").put("type", "string");
        }
        of.set("filter", type("string"));
        of.set("sortBy", type("string"));
        of.set("sortOrder", sortOrder());
        of.set("startIndex", type("integer").put("minimum", 1));
        of.set("count", type("integer").put("minimum", 0).put("maximum", 1000));
        of.set("cursor", type("string"));
        require(search, "schemas");
        return search;
    }

    static ObjectNode sortOrder() {
        ObjectNode order = type("string").put("default", "ascending");
        order.putArray("enum").add("ascending").add("descending");
        return order;
    }

    private static ObjectNode patch() {
        ObjectNode patch =
                message("PatchOp", "Changes of a resource, done in their order or not at all (RFC 7644 §3.5.2).");
        ObjectNode operation = type("object");
        ObjectNode of = operation.putObject("properties");
        ObjectNode op = type("string").put("description", "In whatever case.");
        op.putArray("enum").add("add").add("replace").add("remove");
        of.set("op", op);
        of.set(
                "path",
                type("string").put("description", "An attribute, a value by a filter, or nothing for the resource."));
        of.putObject("value").put("description", "Whatever the attribute is.");
        require(operation, "op");
        ((ObjectNode) patch.get("properties"))
                .putObject("Operations")
                .put("type", "array")
                .put("minItems", 1)
                .set("items", operation);
        require(patch, "schemas", "Operations");
        return patch;
    }

    private static ObjectNode bulk(String message, boolean request) {
        ObjectNode bulk = message(
                message,
                request
                        ? "Operations to do in one request (RFC 7644 §3.7)."
                        : "What became of each operation (RFC 7644 §3.7.3).");
        ObjectNode operation = type("object");
        ObjectNode of = operation.putObject("properties");
        ObjectNode method = type("string");
        method.putArray("enum").add("POST").add("PUT").add("PATCH").add("DELETE");
        of.set("method", method);
        of.set("bulkId", type("string").put("description", "The client's name for what a POST creates."));
        of.set("version", type("string").put("description", "An ETag."));
        if (request) {
            of.set("path", type("string").put("description", "`/Users`, or `/Users/{id}`."));
            of.set("data", type("object").put("description", "The body that such a request has."));
            require(operation, "method", "path");
        } else {
            of.set("location", type("string").put("format", "uri"));
            of.set("status", type("string"));
            of.set("response", reference("ScimError"));
            require(operation, "method", "status");
        }
        var members = (ObjectNode) bulk.get("properties");
        if (request) {
            members.set(
                    "failOnErrors",
                    type("integer")
                            .put("minimum", 1)
                            .put("description", "After so many errors the rest is left undone."));
        }
        ObjectNode operations = type("array");
        if (request) operations.put("maxItems", 1000);
        members.set("Operations", operations.set("items", operation));
        require(bulk, "schemas", "Operations");
        return bulk;
    }

    private static ObjectNode message(String name, String description) {
        ObjectNode message = type("object").put("description", description);
        ObjectNode schemas =
                message.putObject("properties").putObject("schemas").put("type", "array");
        schemas.putObject("items").put("type", "string");
        schemas.putArray("examples").addArray().add(MESSAGES + name);
        return message;
    }

    static ObjectNode reference(String name) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    static ObjectNode type(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode integer(String description) {
        return type("integer").put("description", description);
    }

    private static void require(ObjectNode schema, String... names) {
        var required = schema.putArray("required");
        for (String name : names) required.add(name);
    }
}
