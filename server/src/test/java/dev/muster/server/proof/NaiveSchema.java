package dev.muster.server.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** As much of RFC 7643 §4 as the random requests use, written down once more, and how values are read by it. */
final class NaiveSchema {
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> TEXTS = Set.of(
            "userName",
            "displayName",
            "title",
            "nickName",
            "userType",
            "externalId",
            "department",
            "employeeNumber",
            "value",
            "type",
            "display",
            "$ref",
            "givenName",
            "familyName",
            "formatted",
            "streetAddress",
            "locality");
    private static final Set<String> BOOLEANS = Set.of("active", "primary");
    static final Set<String> READ_ONLY = Set.of("id", "meta", "groups", "schemas");
    /** §2.4: of several values. */
    static final Set<String> MANY = Set.of("emails", "phoneNumbers", "addresses");

    private static final Map<String, List<String>> PARTS = Map.of(
            "name", List.of("givenName", "familyName", "formatted"),
            "emails", List.of("value", "display", "type", "primary"),
            "phoneNumbers", List.of("value", "display", "type", "primary"),
            "addresses", List.of("streetAddress", "locality", "type", "primary"),
            "manager", List.of("value", "$ref", "displayName"));
    private static final Map<String, List<String>> ATTRIBUTES = Map.of(
            USER,
                    List.of(
                            "userName",
                            "displayName",
                            "title",
                            "nickName",
                            "userType",
                            "externalId",
                            "active",
                            "name",
                            "emails",
                            "phoneNumbers",
                            "addresses",
                            "id",
                            "meta",
                            "groups",
                            "schemas"),
            GROUP, List.of("displayName", "externalId", "id", "meta", "schemas"),
            ENTERPRISE, List.of("department", "employeeNumber", "manager"));

    private NaiveSchema() {}

    /** §2.1: names are in any case. Null where the schema has no such attribute. */
    static @Nullable String attribute(String schema, String name) {
        return inAnyCase(ATTRIBUTES.getOrDefault(schema, List.of()), name);
    }

    static @Nullable String part(String attribute, String name) {
        return inAnyCase(PARTS.getOrDefault(attribute, List.of()), name);
    }

    private static @Nullable String inAnyCase(List<String> names, String name) {
        return names.stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
    }

    /** A whole body: what is read-only or unknown is no wish (RFC 7644 §3.5.1), what is null or empty is not there (§2.5). */
    static ObjectNode read(String schema, JsonNode body) {
        ObjectNode read = NODES.objectNode();
        body.properties().forEach(member -> {
            String name = attribute(schema, member.getKey());
            if (name != null && !READ_ONLY.contains(name)) put(read, name, value(name, member.getValue()));
            if (schema.equals(USER)
                    && ENTERPRISE.equalsIgnoreCase(member.getKey())
                    && !member.getValue().isNull()) {
                ObjectNode extension = read(ENTERPRISE, member.getValue());
                put(read, ENTERPRISE, extension.isEmpty() ? null : extension);
            }
        });
        return read;
    }

    static void put(ObjectNode object, String name, @Nullable JsonNode value) {
        if (value == null) object.remove(name);
        else object.set(name, value);
    }

    /** Null where the client wrote what means nothing. */
    static @Nullable JsonNode value(String name, JsonNode raw) {
        if (MANY.contains(name)) return values(name, raw);
        if (raw.isArray() && raw.isEmpty()) return null;
        return single(name, PARTS.containsKey(name) && raw.isArray() && raw.size() == 1 ? raw.get(0) : raw);
    }

    static @Nullable JsonNode single(String name, JsonNode raw) {
        if (raw.isNull()) return null;
        if (TEXTS.contains(name)) {
            if (raw.isString()) return raw;
            throw Refused.invalidValue();
        }
        if (BOOLEANS.contains(name)) return truth(raw);
        // the value alone stands for the whole; an empty one takes it away (docs: clients.md, Entra's manager)
        if (raw.isString() && part(name, "value") != null) {
            return raw.stringValue().isEmpty() ? null : NODES.objectNode().set("value", raw);
        }
        if (!raw.isObject()) throw Refused.invalidValue();
        ObjectNode object = NODES.objectNode();
        raw.properties().forEach(member -> {
            String part = part(name, member.getKey());
            if (part != null) put(object, part, single(part, member.getValue()));
        });
        return object.isEmpty() ? null : object;
    }

    /** Entra writes it as text. */
    private static JsonNode truth(JsonNode raw) {
        String text = raw.asString("").toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) throw Refused.invalidValue();
        return NODES.booleanNode(text.equals("true"));
    }

    private static @Nullable ArrayNode values(String name, JsonNode raw) {
        ArrayNode values = NODES.arrayNode();
        for (JsonNode element : raw.isArray() ? raw : NODES.arrayNode().add(raw)) {
            JsonNode value = single(name, element);
            if (value != null) values.add(value);
        }
        return tidy(values);
    }

    /** §2.4: no value twice, and one primary at most: the last one that has a value (clients.md, decision 8). */
    static @Nullable ArrayNode tidy(ArrayNode values) {
        Map<Object, ObjectNode> distinct = new LinkedHashMap<>();
        values.forEach(value -> distinct.merge(identity(value), (ObjectNode) value.deepCopy(), (one, again) -> {
            one.setAll(again);
            return one;
        }));
        ArrayNode tidy = NODES.arrayNode();
        ObjectNode chosen = null;
        for (ObjectNode value : distinct.values()) {
            tidy.add(value);
            if (value.path("primary").asBoolean(false)) chosen = value;
        }
        if (chosen != null) chosePrimary(tidy, chosen);
        return tidy.isEmpty() ? null : tidy;
    }

    static void chosePrimary(ArrayNode values, ObjectNode chosen) {
        for (JsonNode value : values) {
            if (value != chosen && value.path("primary").asBoolean(false)) ((ObjectNode) value).put("primary", false);
        }
    }

    /** By what two values are one and the same: value and type, or all but {@code primary} where there is no value. */
    static Object identity(JsonNode value) {
        if (value.has("value")) return List.of(folded(value.path("value")), folded(value.path("type")));
        ObjectNode rest = (ObjectNode) value.deepCopy();
        rest.remove("primary");
        return rest;
    }

    /** §2.2: none of the texts that are compared here has a case that counts. */
    static String folded(JsonNode text) {
        return text.asString("").toLowerCase(Locale.ROOT);
    }
}
