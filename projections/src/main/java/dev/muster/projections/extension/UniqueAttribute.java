package dev.muster.projections.extension;

import dev.muster.directory.extension.ExtensionEvent.SchemaLoaded;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.ExtensionSchema;
import java.util.List;

/** An attribute of an extension of which no two resources of a tenant have the same value. */
public record UniqueAttribute(String urn, String name, boolean caseExact) {

    public static List<UniqueAttribute> of(SchemaLoaded event) {
        return ExtensionSchema.stored(event.definition()).attributes().asList().stream()
                .filter(AttributeDefinition::isUnique)
                .map(attribute -> new UniqueAttribute(event.urn(), attribute.name(), attribute.caseExact()))
                .toList();
    }

    /** The attribute's canonical path, under which its values are claimed. */
    public String key() {
        return urn + ":" + name;
    }
}
