package dev.muster.scim.resource;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.projections.resource.ResourceView;
import dev.muster.scim.http.EntityTags;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes resources of one type, in the order of their schemas: as much of each as the client wants to see. */
public final class ResourceWriter {
    private final ResourceLayout layout;
    private final List<StreamedAttribute> streamed;
    private final String base;

    /** @param base the address of {@code /scim/v2} */
    public ResourceWriter(ResourceLayout layout, List<StreamedAttribute> streamed, String base) {
        this.layout = layout;
        this.streamed = streamed;
        this.base = base;
    }

    public String location(ResourceView resource) {
        return base + layout.type().endpoint() + "/" + resource.id().value();
    }

    public void write(ResourceView resource, JsonGenerator json) {
        ObjectNode attributes = resource.attributes();
        json.writeStartObject();
        json.writeName("schemas").writeStartArray();
        layout.type().schemasOf(attributes).forEach(json::writeString);
        json.writeEndArray();
        json.writeName("id").writeString(resource.id().value().toString());
        if (resource.externalId() != null && layout.externalId().isAll()) {
            json.writeName("externalId").writeString(resource.externalId());
        }
        writeMembers(layout.core(), attributes, json);
        for (ResourceLayout.Extension extension : layout.extensions()) {
            if (attributes.get(extension.urn()) instanceof ObjectNode values && shows(extension, values)) {
                json.writeName(extension.urn()).writeStartObject();
                writeMembers(extension.members(), values, json);
                json.writeEndObject();
            }
        }
        writeMeta(resource, json);
        streamed.forEach(attribute -> writeStreamed(attribute, resource, json));
        json.writeEndObject();
    }

    private static boolean shows(ResourceLayout.Extension extension, ObjectNode values) {
        return extension.members().stream().anyMatch(member -> shows(member, values.get(member.name())));
    }

    /** Whether anything of it is shown: an object without members would say no more than its absence (RFC 7643 §2.5). */
    private static boolean shows(ResourceLayout.Member member, @Nullable JsonNode value) {
        if (value == null || member.shown().isAll()) return value != null;
        return switch (value) {
            case ArrayNode several -> several.valueStream().anyMatch(one -> shows(member, one));
            case ObjectNode object ->
                object.propertyNames().stream().anyMatch(member.shown()::shows)
                        || member.shown().shows("$ref") && object.has("value");
            default -> true;
        };
    }

    /** Last of all, so that who reads along knows the resource before its many values. */
    private void writeStreamed(StreamedAttribute attribute, ResourceView resource, JsonGenerator json) {
        ResourceLayout.Member member = layout.core().stream()
                .filter(candidate -> candidate.name().equals(attribute.attribute()))
                .findFirst()
                .orElseThrow();
        json.writeName(member.name()).writeStartArray();
        attribute.values(resource, value -> writeElement(member, value, json));
        json.writeEndArray();
    }

    private void writeMembers(List<ResourceLayout.Member> members, ObjectNode attributes, JsonGenerator json) {
        for (ResourceLayout.Member member : members) {
            JsonNode value = attributes.get(member.name());
            if (value == null || !shows(member, value)) continue;
            json.writeName(member.name());
            writeValue(member, value, json);
        }
    }

    private void writeValue(ResourceLayout.Member member, JsonNode value, JsonGenerator json) {
        if (value.isArray()) {
            json.writeStartArray();
            for (JsonNode element : value) {
                if (shows(member, element)) writeElement(member, element, json);
            }
            json.writeEndArray();
        } else {
            writeElement(member, value, json);
        }
    }

    private void writeElement(ResourceLayout.Member member, JsonNode value, JsonGenerator json) {
        if (!(value instanceof ObjectNode object)) {
            json.writeTree(value);
            return;
        }
        json.writeStartObject();
        for (AttributeDefinition sub : member.definition().subAttributes()) {
            if (!member.shown().shows(sub.name())) continue;
            JsonNode part = object.get(sub.name());
            if (part != null) {
                json.writeName(sub.name());
                json.writeTree(part);
            } else if (sub.name().equals("$ref") && (sub.isReadOnly() || isOurs(member.definition()))) {
                writeReference(sub, object, json);
            }
        }
        json.writeEndObject();
    }

    /** What clients write may refer to anything; what we write refers to our own resources, and has their addresses. */
    private boolean isOurs(AttributeDefinition attribute) {
        boolean core = layout.type().core().attributes().find(attribute.name()).orElse(null) == attribute;
        return attribute.isReadOnly() || core && layout.type().keepsBeside(attribute.name());
    }

    private void writeReference(AttributeDefinition reference, ObjectNode value, JsonGenerator json) {
        JsonNode id = value.get("value");
        String endpoint = endpoint(reference.referenceTypes(), value.get("type"));
        if (id != null && endpoint != null) json.writeName("$ref").writeString(base + endpoint + id.asString());
    }

    private static @Nullable String endpoint(List<String> possible, @Nullable JsonNode type) {
        if (possible.isEmpty()) return null;
        String target = type != null && possible.contains(type.asString()) ? type.asString() : possible.getLast();
        return switch (target) {
            case "User" -> "/Users/";
            case "Group" -> "/Groups/";
            default -> null;
        };
    }

    private void writeMeta(ResourceView resource, JsonGenerator json) {
        if (layout.meta().isNone()) return;
        json.writeName("meta").writeStartObject();
        writeMeta("resourceType", layout.type().name(), json);
        writeMeta("created", resource.created().toString(), json);
        writeMeta("lastModified", resource.lastModified().toString(), json);
        writeMeta("location", location(resource), json);
        writeMeta("version", EntityTags.of(resource.version()), json);
        json.writeEndObject();
    }

    private void writeMeta(String sub, String value, JsonGenerator json) {
        if (layout.meta().shows(sub)) json.writeName(sub).writeString(value);
    }
}
