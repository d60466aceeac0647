package dev.muster.server.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.server.reference.SourceDocs.Doc;
import dev.muster.server.security.Routes.Route;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reference of the API: what springdoc reads from the handlers, with what it cannot know. That is what the Javadoc says, who may
 * call, the errors, and SCIM, whose bodies are documents and no Java types.
 */
final class ReferenceDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REF = "#/components/schemas/";
    private static final String JACKSON = "tools.jackson.databind.";

    private final ObjectNode springdoc;
    private final SourceDocs docs;
    private final ScimComponents scim;
    private final DocumentedExamples examples;
    private final ObjectNode paths = JSON.objectNode();
    private final Map<String, String> tags = new TreeMap<>();
    private final List<String> undescribed = new ArrayList<>();

    /**
     * @param springdoc as it answers
     * @param examples  bodies that are sent and answered
     */
    ReferenceDocument(ObjectNode springdoc, SourceDocs docs, ScimComponents scim, DocumentedExamples examples) {
        this.springdoc = springdoc;
        this.docs = docs;
        this.scim = scim;
        this.examples = examples;
    }

    /** What has no text yet. */
    List<String> undescribed() {
        return undescribed;
    }

    /** With its members in a fixed order, and a line for each. */
    String json(List<Route> routes) {
        for (Route route : routes) {
            if (isOperation(route)) add(route);
        }
        shareExamples();
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.set("info", Preamble.info());
        document.putArray("servers").addObject().put("url", "/").put("description", "This server.");
        var listed = document.putArray("tags");
        tags.forEach((name, text) -> {
            ObjectNode tag = listed.addObject().put("name", name);
            if (!text.isBlank()) tag.put("description", text);
        });
        document.set("paths", paths);
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas(document));
        components.set("responses", Preamble.responses());
        components.set("securitySchemes", Preamble.securitySchemes());
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(document)
                + "\n";
    }

    /** But what is there only to say no. */
    private static boolean isOperation(Route route) {
        boolean refuses = route.isScim()
                && Set.of("me", "searchByOtherMethods").contains(route.handler().getName());
        return !refuses && !route.pattern().equals("/scim/v2/");
    }

    private void add(Route route) {
        JsonNode known = springdoc
                .path("paths")
                .path(route.pattern())
                .path(route.method().toLowerCase(Locale.ROOT));
        if (known.isMissingNode()) throw new AssertionError("springdoc does not know " + route);
        Doc doc = docs.ofMethod(
                route.handler().getDeclaringClass(), route.handler().getName());
        if (doc.summary().isBlank()) undescribed.add(route + ": no Javadoc at the handler");
        ObjectNode operation = JSON.objectNode();
        String tag = Naming.tag(route);
        tags.put(tag, docs.ofType(route.endpoint().getCanonicalName()).whole());
        operation.putArray("tags").add(tag);
        String summary = Naming.speaking(doc.summary().replaceAll("[.:]$", ""), route);
        operation.put("summary", summary);
        String access = WhoMayCall.inWords(route.access());
        operation.put("description", (Naming.speaking(doc.rest(), route) + "\n\n" + access).strip());
        operation.put("operationId", Naming.operationId(route));
        operation.set("security", WhoMayCall.security(route.access()));
        WhoMayCall.annotate(operation, route.access());
        new Parameters(docs, springdoc, undescribed).put(operation, route, known, doc);
        if (route.isScim()) {
            ScimOperations.complete(operation, route);
        } else {
            body(operation, route, known);
            operation.set("responses", Answers.of(route, known));
        }
        example(operation, route);
        ObjectNode path =
                paths.has(route.pattern()) ? (ObjectNode) paths.get(route.pattern()) : paths.putObject(route.pattern());
        path.set(route.method().toLowerCase(Locale.ROOT), operation);
    }

    private static void body(ObjectNode operation, Route route, JsonNode known) {
        Optional<ObjectNode> special = Answers.body(route);
        if (special.isPresent()) operation.set("requestBody", special.get());
        else if (known.has("requestBody")) {
            ObjectNode body = (ObjectNode) known.get("requestBody").deepCopy();
            body.put("required", true);
            operation.set("requestBody", body);
        }
    }

    private void example(ObjectNode operation, Route route) {
        JsonNode sent = examples.sent().get(route.toString());
        if (sent != null && operation.has("requestBody")) {
            for (JsonNode content : operation.get("requestBody").get("content")) {
                ((ObjectNode) content).set("example", sent);
            }
        }
        JsonNode answered = examples.answered(route);
        if (answered == null) return;
        for (String status : List.of("200", "201", "202")) {
            JsonNode content = operation.at("/responses/" + status + "/content");
            if (content.iterator().hasNext()) ((ObjectNode) content.iterator().next()).set("example", answered);
        }
    }

    /** What the guide does not send has the example of another body of the same form. */
    private void shareExamples() {
        Map<String, JsonNode> byForm = new HashMap<>();
        for (JsonNode content : bodies()) {
            if (content.has("example"))
                byForm.putIfAbsent(content.path("schema").toString(), content.get("example"));
        }
        for (JsonNode content : bodies()) {
            JsonNode example = byForm.get(content.path("schema").toString());
            if (!content.has("example") && example != null) ((ObjectNode) content).set("example", example);
        }
    }

    private List<JsonNode> bodies() {
        List<JsonNode> bodies = new ArrayList<>();
        for (JsonNode path : paths) {
            for (JsonNode operation : path) operation.at("/requestBody/content").forEach(bodies::add);
        }
        return bodies;
    }

    /** Those that something refers to, under short names. */
    private ObjectNode schemas(ObjectNode document) {
        Map<String, JsonNode> all = new TreeMap<>();
        springdoc
                .path("components")
                .path("schemas")
                .properties()
                .forEach(each -> all.put(each.getKey(), each.getValue()));
        all.putAll(Answers.unseen());
        all.putAll(Preamble.schemas());
        all.putAll(scim.schemas());
        all.put("EquipmentAttributes", Answers.equipment(scim.schemas().get("ScimEquipment")));
        Set<String> sent = new HashSet<>();
        for (JsonNode path : paths) {
            for (JsonNode operation : path) reach(operation.path("requestBody"), all, sent);
        }
        Set<String> used = new TreeSet<>();
        reach(paths, all, used);
        reach(Preamble.responses(), all, used);
        Map<String, ObjectNode> shown = new TreeMap<>();
        Map<String, String> names = new HashMap<>();
        for (String name : used) {
            if (name.startsWith(JACKSON)) continue;
            String brief = ComponentNames.shortened(name);
            if (shown.containsKey(brief)) throw new AssertionError("Two schemas of one name: " + brief + " of " + name);
            names.put(name, brief);
            JsonNode schema = all.get(name);
            if (schema == null) throw new AssertionError("No schema " + name);
            shown.put(
                    brief,
                    name.startsWith("dev.muster.")
                            ? described(name, (ObjectNode) schema.deepCopy(), sent)
                            : (ObjectNode) schema.deepCopy());
        }
        ObjectNode schemas = JSON.objectNode();
        shown.forEach(schemas::set);
        rename(document, names);
        rename(schemas, names);
        return schemas;
    }

    private static void reach(JsonNode from, Map<String, JsonNode> all, Set<String> reached) {
        if (from.path("$ref").isString()) {
            String reference = from.get("$ref").stringValue();
            if (reference.startsWith(REF)) {
                String name = reference.substring(REF.length());
                if (reached.add(name) && all.containsKey(name)) reach(all.get(name), all, reached);
            }
        }
        for (JsonNode child : from) reach(child, all, reached);
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object && object.path("$ref").isString()) {
            String reference = object.get("$ref").stringValue();
            if (reference.startsWith(REF + JACKSON)) object.remove("$ref"); // any JSON
            else if (reference.startsWith(REF)) {
                String name = reference.substring(REF.length());
                object.put("$ref", REF + names.getOrDefault(name, name));
            }
        }
        for (JsonNode child : node) rename(child, names);
    }

    /** With the words of the record's Javadoc, and with what is always there and what may be null. */
    private ObjectNode described(String name, ObjectNode schema, Set<String> sent) {
        if (name.contains("PageDev.")) {
            schema.put("description", "A page of a list.");
            ((ObjectNode) schema.get("properties").get("next"))
                    .put("description", "What to send as `after` for the page that follows; null where none does.")
                    .putArray("type")
                    .add("string")
                    .add("null");
            schema.putArray("required").add("items").add("next");
            return schema;
        }
        Doc doc = docs.ofType(name);
        if (!doc.whole().isBlank()) schema.put("description", doc.whole());
        Class<?> type = typeOf(name);
        if (type == null || !type.isRecord()) return schema;
        if (!(schema.get("properties") instanceof ObjectNode properties)) return schema;
        if (name.equals(Answers.ITEM)) properties.set("attributes", ScimComponents.reference("EquipmentAttributes"));
        List<String> required = new ArrayList<>(Answers.requiredOf(name));
        boolean leavesOutNulls = type.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent component : type.getRecordComponents()) {
            String member = component.getName();
            if (!(properties.get(member) instanceof ObjectNode property)) continue;
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable && !leavesOutNulls && !required.contains(member)) orNull(property);
            if (!sent.contains(name) && (!nullable || !leavesOutNulls)) required.add(member);
            String text = doc.params().get(member);
            if (text != null && !text.isBlank()) property.put("description", Naming.sentence(text));
        }
        if (!required.isEmpty()) {
            var names = schema.putArray("required");
            required.stream().distinct().forEach(names::add);
        }
        return schema;
    }

    private static void orNull(ObjectNode property) {
        if (property.has("$ref")) {
            JsonNode reference = property.remove("$ref");
            if (reference.stringValue().startsWith(REF + JACKSON)) return; // any JSON, null too
            var either = property.putArray("anyOf");
            either.addObject().set("$ref", reference);
            either.addObject().put("type", "null");
        } else if (property.path("type").isString()) {
            String type = property.get("type").stringValue();
            property.putArray("type").add(type).add("null");
            if (property.path("enum").isArray()) ((ArrayNode) property.get("enum")).addNull();
        }
    }

    /** Its dots stand for packages as well as for nesting. */
    static @Nullable Class<?> typeOf(String name) {
        String binary = name;
        while (true) {
            try {
                return Class.forName(binary, false, ReferenceDocument.class.getClassLoader());
            } catch (ClassNotFoundException outer) {
                int dot = binary.lastIndexOf('.');
                if (dot < 0) return null;
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
    }
}
