package dev.muster.scim.resource;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Schema;
import dev.muster.scim.resource.AttributeSelection.Shown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is shown of each resource of a type, in the order of the schemas: worked out once for a whole answer. */
public record ResourceLayout(
        ResourceType type, Shown externalId, Shown meta, List<Member> core, List<Extension> extensions) {

    /** A top-level attribute of which something is shown. */
    record Member(String name, AttributeDefinition definition, Shown shown) {}

    record Extension(String urn, List<Member> members) {}

    public static ResourceLayout of(AttributeSelection selection) {
        ResourceType type = selection.type();
        return new ResourceLayout(
                type,
                common(selection, "externalId"),
                common(selection, "meta"),
                members(selection, null, type.core()),
                type.extensions().stream()
                        .map(ResourceType.Extension::schema)
                        .map(schema -> new Extension(schema.id(), members(selection, schema.id(), schema)))
                        .filter(extension -> !extension.members().isEmpty())
                        .toList());
    }

    private static Shown common(AttributeSelection selection, String name) {
        AttributeDefinition attribute = selection.type().common().find(name).orElseThrow();
        return selection.shown(new AttributePath(null, attribute, null));
    }

    private static List<Member> members(AttributeSelection selection, @Nullable String urn, Schema schema) {
        List<Member> members = new ArrayList<>();
        for (AttributeDefinition attribute : schema.attributes()) {
            Shown shown = selection.shown(new AttributePath(urn, attribute, null));
            if (!shown.isNone()) members.add(new Member(attribute.name(), attribute, shown));
        }
        return List.copyOf(members);
    }
}
