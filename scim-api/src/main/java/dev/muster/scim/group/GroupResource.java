package dev.muster.scim.group;

import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.group.GroupView;
import dev.muster.projections.group.Groups;
import java.io.OutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A group as JSON (RFC 7643 §4.2). Its members go out one by one, behind all else. */
@Component
class GroupResource {
    private final ResourceType type;
    private final Groups groups;
    private final JsonMapper json;

    GroupResource(SchemaRegistry schemas, Groups groups, JsonMapper json) {
        this.type = schemas.group();
        this.groups = groups;
        this.json = json;
    }

    ObjectNode withoutMembers(GroupView group, String base) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        ArrayNode schemas = resource.putArray("schemas");
        type.schemasOf(group.document()).forEach(schemas::add);
        resource.put("id", group.group().value().toString());
        if (group.externalId() != null) resource.put("externalId", group.externalId());
        resource.setAll(group.document().tree());
        resource.putObject("meta")
                .put("resourceType", type.name())
                .put("created", group.created().toString())
                .put("lastModified", group.lastModified().toString())
                .put("location", base + type.endpoint() + "/" + group.group().value())
                .put("version", "W/\"" + group.version() + "\"");
        return resource;
    }

    void writeWithMembers(GroupView group, String base, OutputStream to) {
        try (JsonGenerator out = json.createGenerator(to)) {
            out.writeStartObject();
            for (var member : withoutMembers(group, base).properties()) {
                out.writeName(member.getKey());
                out.writeTree(member.getValue());
            }
            out.writeName("members").writeStartArray();
            groups.members(group.group(), member -> {
                String id = member.user().value().toString();
                out.writeStartObject()
                        .writeStringProperty("value", id)
                        .writeStringProperty("$ref", base + "/Users/" + id)
                        .writeStringProperty("display", member.display())
                        .writeStringProperty("type", "User")
                        .writeEndObject();
            });
            out.writeEndArray().writeEndObject();
        }
    }

    static String version(JsonNode resource) {
        return resource.get("meta").get("version").stringValue();
    }
}
