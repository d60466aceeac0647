package dev.muster.directory.schema;

import com.unboundid.scim2.common.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A kind of resource: where it is served, and the schemas that describe it (RFC 7643 6). */
public final class ResourceType {
    /** An extension, and whether each resource of the type must have it. */
    public record Extension(Schema schema, boolean required) {}

    private final String name;
    private final String endpoint;
    private final String description;
    private final Schema core;
    private final List<Extension> extensions;
    private final AttributeSet common;
    private final Map<String, JsonNode> defaults;
    private final Set<String> keptBeside;
    private final Map<String, AttributeLookup.Found> paths = new HashMap<>();
    private final List<AttributePath> ordered = new ArrayList<>();
    private final Map<String, Schema> extensionsByUrn = new HashMap<>();
    private final List<AttributePath> unique;
    private final List<AttributePath> references;

    public ResourceType(
            String name,
            String endpoint,
            String description,
            Schema core,
            List<Extension> extensions,
            AttributeSet common,
            Map<String, JsonNode> defaults,
            Set<String> keptBeside) {
        this.name = name;
        this.endpoint = endpoint;
        this.description = description;
        this.core = core;
        this.extensions = List.copyOf(extensions);
        this.common = common;
        this.defaults = Map.copyOf(defaults);
        this.keptBeside = Set.copyOf(keptBeside);
        common.forEach(attribute -> index(new AttributePath(null, attribute, null), null));
        core.attributes().forEach(attribute -> index(new AttributePath(null, attribute, null), core.id()));
        for (Extension extension : extensions) {
            Schema schema = extension.schema();
            extensionsByUrn.put(folded(schema.id()), schema);
            schema.attributes().forEach(attribute -> index(new AttributePath(schema.id(), attribute, null), null));
        }
        this.references = ordered.stream()
                .filter(path -> path.sub() == null
                        && !path.attribute().multiValued()
                        && path.attribute().sub("$ref").isPresent())
                .toList();
        this.unique = ordered.stream()
                .filter(path -> path.extension() != null
                        && path.sub() == null
                        && path.attribute().isUnique())
                .toList();
    }

    public String name() {
        return name;
    }

    /** Relative to the base, with its slash: {@code /Users}. */
    public String endpoint() {
        return endpoint;
    }

    public String description() {
        return description;
    }

    public Schema core() {
        return core;
    }

    public List<Extension> extensions() {
        return extensions;
    }

    /** {@code schemas}, {@code id}, {@code externalId} and {@code meta}: RFC 7643 3.1, in no schema. */
    public AttributeSet common() {
        return common;
    }

    /** Attributes that aggregates keep outside the document, because they have operations of their own: {@code members}. */
    public boolean keepsBeside(String attribute) {
        return keptBeside.contains(attribute);
    }

    /**
     * The attribute of that name in any case, with or without its schema's URN; an extension's attributes need it.
     */
    public AttributeLookup lookup(String text) {
        AttributeLookup.Found found = paths.get(text);
        if (found == null) {
            found = paths.get(folded(text));
        }
        if (found != null) {
            return found;
        }
        Schema extension = extensionsByUrn.get(folded(text));
        if (extension != null) {
            return new AttributeLookup.FoundExtension(extension);
        }
        return hasUnknownSchema(folded(text))
                ? new AttributeLookup.UnknownSchema(text)
                : new AttributeLookup.UnknownAttribute(text);
    }

    /** The attribute that a path of a parsed filter names. */
    public AttributeLookup lookup(Path path) {
        return lookup(path.withoutFilters().toString());
    }

    /**
     * As {@link #lookup(String)}, but an extension's attribute may come without its URN where the name is nobody else's: for
     * clients that write {@code manager} and mean the enterprise extension's.
     */
    public AttributeLookup lookupInAnySchema(String text) {
        AttributeLookup strict = lookup(text);
        if (!(strict instanceof AttributeLookup.UnknownAttribute)) {
            return strict;
        }
        List<AttributeLookup> candidates = new ArrayList<>();
        for (Extension extension : extensions) {
            if (lookup(extension.schema().id() + ":" + text) instanceof AttributeLookup.Found found) {
                candidates.add(found);
            }
        }
        // Who leaves out URNs means the RFC's own extension, whatever else there is beside it.
        return candidates.size() == 1 || !candidates.isEmpty() && isOfRfc(candidates.getFirst())
                ? candidates.getFirst()
                : strict;
    }

    private static boolean isOfRfc(AttributeLookup candidate) {
        return candidate instanceof AttributeLookup.Found found
                && String.valueOf(found.path().extension()).startsWith("urn:ietf:");
    }

    /** The extension with that URN, in any case. */
    public Optional<Schema> extension(String urn) {
        return Optional.ofNullable(extensionsByUrn.get(folded(urn)));
    }

    /** All attributes and sub-attributes, common ones first, in the order of the schemas. */
    public List<AttributePath> allPaths() {
        return List.copyOf(ordered);
    }

    /**
     * What {@code schemas} says for a document: the core schema, and the extensions of which something is there. Values of an
     * extension's former attributes alone do not count.
     */
    public List<String> schemasOf(ObjectNode document) {
        List<String> schemas = new ArrayList<>();
        schemas.add(core.id());
        for (Extension extension : extensions) {
            Schema schema = extension.schema();
            JsonNode values = document.path(schema.id());
            if (schema.attributes().asList().stream().anyMatch(attribute -> values.has(attribute.name()))) {
                schemas.add(schema.id());
            }
        }
        return schemas;
    }

    /** Single attributes whose value, {@code $ref} and name speak of one other resource: {@code manager}. */
    public List<AttributePath> references() {
        return references;
    }

    /** The attributes of extensions of which no two resources of a tenant have the same value. */
    public List<AttributePath> uniqueAttributes() {
        return unique;
    }

    /** The same type with more extensions, none of which a resource must have. */
    ResourceType extendedBy(List<Schema> more) {
        List<Extension> all = new ArrayList<>(extensions);
        more.forEach(schema -> all.add(new Extension(schema, false)));
        return new ResourceType(name, endpoint, description, core, all, common, defaults, keptBeside);
    }

    /** What a new resource has of an attribute of which the client says nothing: {@code active} is true. */
    public Map<String, JsonNode> defaults() {
        return defaults;
    }

    private void index(AttributePath path, @Nullable String alsoQualifiedBy) {
        AttributeLookup.Found found = new AttributeLookup.Found(path);
        ordered.add(path);
        List<String> spellings = new ArrayList<>(List.of(path.toString()));
        if (alsoQualifiedBy != null) {
            spellings.add(alsoQualifiedBy + ":" + path);
        }
        for (String spelling : spellings) {
            paths.put(spelling, found);
            paths.put(folded(spelling), found);
        }
        if (path.sub() == null) {
            path.attribute()
                    .subAttributes()
                    .forEach(sub -> index(new AttributePath(path.extension(), path.attribute(), sub), alsoQualifiedBy));
        }
    }

    private boolean hasUnknownSchema(String folded) {
        int colon = folded.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        String urn = folded.substring(0, colon);
        return !urn.equals(folded(core.id())) && !extensionsByUrn.containsKey(urn);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
