package dev.muster.scim.resource;

import dev.muster.projections.resource.ResourceView;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** A multi-valued attribute with so many values that they are read and written one by one, and only where they are shown. */
public interface StreamedAttribute {
    /** The resource type's name. */
    String type();

    String attribute();

    void values(ResourceView resource, Consumer<ObjectNode> each);
}
