package dev.muster.directory.extension;

import dev.muster.directory.ResourceId;
import dev.muster.directory.SchemaId;
import dev.muster.directory.event.DomainEvent;
import java.util.Collection;
import java.util.List;

/** What has happened to an extension schema; stored for ever. */
public sealed interface ExtensionEvent extends DomainEvent {
    SchemaId schema();

    @Override
    default Collection<? extends ResourceId> concerned() {
        return switch (this) {
            case SchemaLoaded ignored -> List.of();
            case SchemaSetAside ignored -> List.of();
        };
    }

    /**
     * @param resourceType the name of the resource type that it extends
     * @param file         its name within the folder of schemas
     * @param sha256       of the file's bytes, as {@code sha256sum} prints it
     * @param definition   the file's text
     */
    record SchemaLoaded(SchemaId schema, String urn, String resourceType, String file, String sha256, String definition)
            implements ExtensionEvent {}

    /** It is in no file any more, as the operator has said it may. */
    record SchemaSetAside(SchemaId schema, String urn, String resourceType) implements ExtensionEvent {}
}
