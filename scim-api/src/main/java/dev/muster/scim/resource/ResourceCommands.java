package dev.muster.scim.resource;

import dev.muster.directory.Commands;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.document.DocumentReading;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.schema.ResourceType;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.ResourceWrites.NewId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which command each request becomes, for one resource type. What is the same for all types is {@link ResourceWrites}.
 *
 * @param <I> the id of the type's resources
 */
public interface ResourceCommands<I extends ResourceId> {
    /** A body of POST or PUT: as the client wrote it, and as its schemas have it. */
    record Written(ObjectNode body, DocumentReading reading) {}

    ResourceType type();

    I id(TenantId tenant, UUID value);

    TenantBound toCreate(I id, Written written);

    /** @param version that of If-Match; null where the client named none */
    TenantBound toReplace(I id, @Nullable Long version, Written written);

    /** @param version that of If-Match; null where the client named none */
    TenantBound toRevise(I id, @Nullable Long version, PatchDialect.Reading patch);

    /** @param version that of If-Match; null where the client named none */
    TenantBound toDelete(I id, @Nullable Long version);

    /** Whether the resources that one of this type names must be there already. */
    default boolean namesOnlyWhatIsThere() {
        return true;
    }

    /** The body without what only clients of this profile write. */
    default ObjectNode plain(ObjectNode body, ClientProfile profile) {
        return body;
    }

    /** Sends what creates the resource, or finds that it is there already. */
    default <T> T create(
            Commands commands, ProvisioningClient client, NewId id, Written written, Function<ResourceId, T> read) {
        I fresh = id(client.tenant(), id.value());
        return commands.send(toCreate(fresh, written), client.context(), () -> read.apply(fresh));
    }
}
