package dev.muster.projections.filter;

import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.ResourceType;

/** What the names in a filter mean: usually what the resource type knows, for some clients more. */
@FunctionalInterface
public interface FilterNames {
    AttributeLookup lookup(ResourceType type, String name);
}
