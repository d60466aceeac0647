package dev.muster.scim.resource;

import dev.muster.directory.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is shown of resources, worked out anew only for those clients who say what they want. */
@Component
class AttributeProjections {
    private final List<StreamedAttribute> streamed;
    private final Map<ResourceType, AttributeProjection> usual = new ConcurrentHashMap<>();

    AttributeProjections(List<StreamedAttribute> streamed) {
        this.streamed = List.copyOf(streamed);
    }

    AttributeProjection of(ResourceType type, @Nullable String attributes, @Nullable String excludedAttributes) {
        if (attributes == null && excludedAttributes == null) {
            return usual.computeIfAbsent(
                    type, t -> AttributeProjection.of(AttributeSelection.of(t, null, null), streamed));
        }
        return AttributeProjection.of(AttributeSelection.of(type, attributes, excludedAttributes), streamed);
    }
}
