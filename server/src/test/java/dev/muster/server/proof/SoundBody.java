package dev.muster.server.proof;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a handler could be sent, made from the record that it reads: a new member of a body is in it without a word. */
record SoundBody(Dice dice, String id) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What members of that name mean; the rest goes by type. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("report", "disabled-users-holding-equipment"),
            Map.entry("cron", "0 0 8 1 1 ? 2090"),
            Map.entry("timeZone", "Europe/Berlin"),
            Map.entry("recipients", "bjensen@example.com"),
            Map.entry("kind", "group"),
            Map.entry("allowedFrom", "192.0.2.0/24"),
            Map.entry("requiredAttributes", "title"),
            Map.entry("userTypes", "agent"),
            Map.entry("defaults", "de"),
            Map.entry("password", "too short"), // hashing one takes long by purpose
            Map.entry("answer", "samePerson"),
            Map.entry("role", "AUDITOR"));

    JsonNode of(Type type, String name) {
        if (type instanceof ParameterizedType many && many.getRawType() instanceof Class<?> raw) {
            Type last = many.getActualTypeArguments()[many.getActualTypeArguments().length - 1];
            if (Collection.class.isAssignableFrom(raw)) {
                ArrayNode array = NODES.arrayNode();
                array.add(of(last, name));
                return array;
            }
            if (raw == Map.class) return NODES.objectNode().set("preferredLanguage", of(last, name));
        }
        if (!(type instanceof Class<?> plain)) return NODES.objectNode();
        if (plain.isRecord()) return object(plain);
        if (plain.isEnum()) return NODES.stringNode(String.valueOf(dice.any(plain.getEnumConstants())));
        if (plain == Boolean.class || plain == boolean.class) return NODES.booleanNode(dice.oneIn(2));
        if (Number.class.isAssignableFrom(plain) || plain.isPrimitive()) return NODES.numberNode(25 + dice.below(100));
        if (plain == UUID.class) return NODES.stringNode(id);
        if (plain == Instant.class) return NODES.stringNode("2090-01-01T00:00:00Z");
        if (plain == LocalDate.class) return NODES.stringNode("2025-02-28");
        if (plain == Duration.class) return NODES.stringNode("PT2H");
        if (plain == BigDecimal.class) return NODES.numberNode(new BigDecimal("2.50"));
        if (JsonNode.class.isAssignableFrom(plain)) return NODES.objectNode().set("keys", NODES.arrayNode());
        return NODES.stringNode(name.equals("id") ? id : TEXTS.getOrDefault(name, name + dice.below(1_000_000)));
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode object = NODES.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (dice.oneIn(5)) continue;
            object.set(component.getName(), of(component.getGenericType(), component.getName()));
        }
        return object;
    }
}
