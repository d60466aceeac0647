package dev.muster.scim.user;

import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.user.UserView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A user as JSON (RFC 7643 §4.1): what the document holds, and what only the service provider writes. */
@Component
class UserResource {
    private final ResourceType type;

    UserResource(SchemaRegistry schemas) {
        this.type = schemas.user();
    }

    ObjectNode render(UserView user, String base) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        ArrayNode schemas = resource.putArray("schemas");
        type.schemasOf(user.document()).forEach(schemas::add);
        resource.put("id", user.user().value().toString());
        if (user.externalId() != null) resource.put("externalId", user.externalId());
        resource.setAll(user.document().tree());
        if (!user.groups().isEmpty()) {
            ArrayNode groups = resource.putArray("groups");
            for (UserView.GroupOfUser group : user.groups()) {
                groups.addObject()
                        .put("value", group.group().value().toString())
                        .put("$ref", base + "/Groups/" + group.group().value())
                        .put("display", group.displayName())
                        .put("type", "direct");
            }
        }
        resource.putObject("meta")
                .put("resourceType", type.name())
                .put("created", user.created().toString())
                .put("lastModified", user.lastModified().toString())
                .put("location", base + type.endpoint() + "/" + user.user().value())
                .put("version", "W/\"" + user.version() + "\"");
        return resource;
    }
}
