package dev.muster.projections.resource;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.schema.DocumentRefusal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resources of a tenant as they are now, of every type that is served. */
public interface Resources {
    /**
     * @param reader  whose externalId is shown; null for people
     * @param omitted attributes beside the document that need not be read
     */
    Optional<ResourceView> find(ResourceId id, @Nullable IntegrationId reader, Set<String> omitted);

    /**
     * In the order of the ids. Who asks for the page behind the last one goes on where that one ended, on whichever server, so
     * that nobody who is there throughout is dropped or repeated, whoever comes and goes meanwhile.
     *
     * @throws DocumentRefusal.InvalidFilter where the filter asks for what cannot be answered
     */
    ResourcePage list(ListQuery query);
}
