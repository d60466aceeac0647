package dev.muster.directory.schema;

import dev.muster.directory.text.ExactJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All schemas and resource types, immutable, read from JSON files once. */
public final class SchemaRegistry {
    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String EQUIPMENT = "urn:muster:params:scim:schemas:core:2.0:Equipment";

    private static final List<String> STANDARD =
            List.of("User", "EnterpriseUser", "Group", "Equipment", "ServiceProviderConfig", "ResourceType", "Schema");

    private final Map<String, Schema> schemas;
    private final Map<String, ResourceType> resourceTypes = new LinkedHashMap<>();

    private SchemaRegistry(Map<String, Schema> schemas, Map<String, ResourceType> resourceTypes) {
        this.schemas = schemas;
        this.resourceTypes.putAll(resourceTypes);
    }

    private SchemaRegistry(List<Schema> schemas, JsonNode resourceTypes, AttributeSet common) {
        this.schemas = byId(schemas);
        for (JsonNode type : resourceTypes) {
            ResourceType read = resourceType(type, common);
            this.resourceTypes.put(read.name(), read);
        }
    }

    /** What every Muster serves: the RFC's schemas and Equipment. Each call reads the files anew; keep the result. */
    public static SchemaRegistry standard() {
        List<Schema> schemas =
                STANDARD.stream().map(name -> SchemaFile.schema(resource(name))).toList();
        AttributeSet common = SchemaFile.attributes(resource("common-attributes"));
        return new SchemaRegistry(schemas, resource("resource-types"), common);
    }

    /**
     * These, and extensions that an operator has written.
     *
     * @throws MalformedSchema where two of them cannot be told apart
     */
    public SchemaRegistry extendedBy(List<ExtensionSchema> extensions) {
        if (extensions.isEmpty()) {
            return this;
        }
        Distinctness.check(schemas.values(), extensions);
        // the order of a folder is not the same everywhere, that of the URNs is
        List<ExtensionSchema> ordered = extensions.stream()
                .sorted(Comparator.comparing(ExtensionSchema::urn))
                .toList();
        Map<String, Schema> all = new LinkedHashMap<>(schemas);
        ordered.forEach(extension -> all.put(extension.urn(), extension.schema()));
        Map<String, ResourceType> types = new LinkedHashMap<>();
        resourceTypes.forEach((name, type) -> types.put(
                name,
                type.extendedBy(ordered.stream()
                        .filter(extension -> extension.resourceType().equals(name))
                        .map(ExtensionSchema::schema)
                        .toList())));
        return new SchemaRegistry(all, types);
    }

    /** The resource type of that name, one of ours. */
    public ResourceType resourceType(String name) {
        ResourceType type = resourceTypes.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no resource type " + name + " in " + resourceTypes.keySet());
        }
        return type;
    }

    public ResourceType user() {
        return resourceType("User");
    }

    public ResourceType group() {
        return resourceType("Group");
    }

    public ResourceType equipment() {
        return resourceType("Equipment");
    }

    public List<ResourceType> resourceTypes() {
        return List.copyOf(resourceTypes.values());
    }

    public List<Schema> schemas() {
        return List.copyOf(schemas.values());
    }

    /** The schema of exactly that URN. */
    public Optional<Schema> schema(String urn) {
        return Optional.ofNullable(schemas.get(urn));
    }

    private ResourceType resourceType(JsonNode node, AttributeSet common) {
        List<ResourceType.Extension> extensions = new ArrayList<>();
        for (JsonNode extension : node.path("schemaExtensions")) {
            extensions.add(new ResourceType.Extension(
                    known(extension.get("schema").stringValue()),
                    extension.get("required").booleanValue()));
        }
        Map<String, JsonNode> defaults = new HashMap<>();
        node.path("defaults").forEachEntry(defaults::put);
        Set<String> keptBeside = new LinkedHashSet<>();
        node.path("keptBeside").forEach(name -> keptBeside.add(name.stringValue()));
        return new ResourceType(
                node.get("name").stringValue(),
                node.get("endpoint").stringValue(),
                node.get("description").stringValue(),
                known(node.get("schema").stringValue()),
                extensions,
                common,
                defaults,
                keptBeside);
    }

    private Schema known(String urn) {
        Schema schema = schemas.get(urn);
        if (schema == null) {
            throw new MalformedSchema("a resource type names the schema " + urn + ", which is in no file");
        }
        return schema;
    }

    private static Map<String, Schema> byId(List<Schema> schemas) {
        Map<String, Schema> byId = new LinkedHashMap<>();
        for (Schema schema : schemas) {
            if (byId.put(schema.id(), schema) != null) {
                throw new MalformedSchema("the schema " + schema.id() + " is defined twice");
            }
        }
        return byId;
    }

    private static JsonNode resource(String name) {
        try (InputStream file = SchemaRegistry.class.getResourceAsStream(name + ".json")) {
            if (file == null) {
                throw new MalformedSchema(name + ".json is not on the class path");
            }
            return ExactJson.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
