package dev.muster.projections.resource;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.document.DocumentRefusal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resources of a tenant as they are now, of every type that is served. */
public interface Resources {
    /** How long a cursor is good for. */
    Duration CURSOR_LIFETIME = Cursors.LIFETIME;

    /**
     * @param reader  whose externalId is shown; null for people
     * @param omitted attributes beside the document that need not be read
     */
    Optional<ResourceView> find(ResourceId id, @Nullable IntegrationId reader, Set<String> omitted);

    /** Nothing else of it is read. */
    OptionalLong version(ResourceId id);

    /**
     * In the order of the ids, or sorted. Who asks for the page behind the last one goes on where that one ended, on whichever
     * server, so that nobody who is there throughout is dropped or repeated, whoever comes and goes meanwhile.
     *
     * @throws DocumentRefusal.InvalidFilter where the filter asks for what cannot be answered
     * @throws ListRefusal where the order or the cursor makes no sense, or answering would take too long
     */
    ResourcePage list(ListQuery query);
}
