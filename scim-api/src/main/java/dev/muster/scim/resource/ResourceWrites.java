package dev.muster.scim.resource;

import dev.muster.directory.Refusal;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.schema.ResourceType;
import dev.muster.scim.ProvisioningClient;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clients may write of one resource type, whether the request came by itself or in bulk: each call is one command in one
 * transaction, and throws a {@link Refusal} where the answer is no. What was left out or put right is noted for the
 * provisioning log.
 */
public interface ResourceWrites {
    ResourceType type();

    ResourceId id(TenantId tenant, UUID value);

    /** Whether the resources that one of this type names must be there already. */
    boolean namesOnlyWhatIsThere();

    /** @return which resource it has become: a returning leaver is known again */
    ResourceId create(ProvisioningClient client, NewId id, ObjectNode body, Consumer<List<String>> noted);

    void replace(
            ProvisioningClient client, UUID id, @Nullable Long version, ObjectNode body, Consumer<List<String>> noted);

    void revise(
            ProvisioningClient client, UUID id, @Nullable Long version, ObjectNode patch, Consumer<List<String>> noted);

    void delete(ProvisioningClient client, UUID id, @Nullable Long version);

    /**
     * The id that a new resource gets.
     *
     * @param promised whether others know it already, so that no other resource may take its place
     */
    record NewId(UUID value, boolean promised) {}
}
