package dev.muster.scim.group;

import dev.muster.directory.GroupId;
import dev.muster.projections.group.Groups;
import dev.muster.projections.resource.ResourceView;
import dev.muster.scim.resource.StreamedAttribute;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Members go out one by one, however many there are. */
@Component
class GroupMembers implements StreamedAttribute {
    private final Groups groups;

    GroupMembers(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String type() {
        return "Group";
    }

    @Override
    public String attribute() {
        return "members";
    }

    @Override
    public void values(ResourceView resource, Consumer<ObjectNode> each) {
        if (!(resource.id() instanceof GroupId group)) return;
        groups.members(
                group,
                member -> each.accept(JsonNodeFactory.instance
                        .objectNode()
                        .put("value", member.member().value().toString())
                        .put("type", member.member() instanceof GroupId ? "Group" : "User")
                        .put("display", member.display())));
    }
}
