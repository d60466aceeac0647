package dev.muster.scim.patch;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PATCH bodies by chance, the same for the same seed: as the RFC writes them, or as clients might. */
final class RandomPatches {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> STRANGE = List.of(
            "shoeSize", "name.nose", "urn:example:Shoes:size", "manager", "department", "emails[", "", "a..b", ":");

    private final Random random;
    private final ResourceType type;
    private final boolean canonical;

    private RandomPatches(long seed, ResourceType type, boolean canonical) {
        this.random = new Random(seed);
        this.type = type;
        this.canonical = canonical;
    }

    static ObjectNode canonical(long seed, ResourceType type) {
        return new RandomPatches(seed, type, true).body();
    }

    static ObjectNode asClientsMight(long seed, ResourceType type) {
        return new RandomPatches(seed, type, false).body();
    }

    private ObjectNode body() {
        ArrayNode operations = NODES.arrayNode();
        for (int i = random.nextInt(4); i >= 0; i--) operations.add(operation());
        return NODES.objectNode().set(spelt("Operations"), operations);
    }

    private ObjectNode operation() {
        ObjectNode operation = NODES.objectNode();
        String op = List.of("add", "replace", "remove").get(random.nextInt(3));
        operation.put(spelt("op"), spelt(op));
        String path = op.equals("remove") || random.nextInt(3) > 0 ? path() : null;
        if (path != null) {
            operation.put(spelt("path"), path);
            if (!op.equals("remove")) operation.set(spelt("value"), value(2));
        } else {
            operation.set(spelt("value"), attributes());
        }
        return operation;
    }

    private String path() {
        if (!canonical && random.nextInt(5) == 0) return strange();
        AttributePath path = attribute();
        String whole = path.whole().toString();
        AttributeDefinition sub = path.sub();
        if (path.attribute().multiValued() && path.attribute().isComplex() && random.nextBoolean()) {
            return whole + "[type eq \"" + random.nextInt(9) + "\"]" + (sub == null ? "" : "." + sub.name());
        }
        return spelt(path.toString());
    }

    /** Without a path: plain attributes and whole extensions; clients also write paths as keys. */
    private ObjectNode attributes() {
        ObjectNode value = NODES.objectNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String key = canonical ? plain() : random.nextBoolean() ? path() : spelt(plain());
            if (value.propertyStream().noneMatch(member -> member.getKey().equalsIgnoreCase(key)))
                value.set(key, value(2));
        }
        return value;
    }

    private String plain() {
        if (!type.extensions().isEmpty() && random.nextInt(6) == 0) {
            return type.extensions().getFirst().schema().id();
        }
        List<AttributeDefinition> core = type.core().attributes().asList();
        return core.get(random.nextInt(core.size())).name();
    }

    private AttributePath attribute() {
        List<AttributePath> all = type.allPaths().stream()
                .filter(path -> path.attribute().sub("type").isPresent()
                        || !path.attribute().multiValued())
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> NODES.stringNode("text " + random.nextInt(9));
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.stringNode(random.nextBoolean() ? "False" : "");
            case 3 -> NODES.numberNode(random.nextInt(99));
            case 4 -> NODES.arrayNode().add(value(depth - 1));
            default -> NODES.objectNode().set("value", value(depth - 1));
        };
    }

    private String strange() {
        return STRANGE.get(random.nextInt(STRANGE.size()));
    }

    private String spelt(String name) {
        if (canonical || random.nextInt(3) > 0) return name;
        return random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }
}
