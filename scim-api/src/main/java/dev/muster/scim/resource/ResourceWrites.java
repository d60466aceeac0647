package dev.muster.scim.resource;

import dev.muster.directory.Commands;
import dev.muster.directory.Refusal;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.document.DocumentReading;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.schema.ResourceType;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.patch.PatchDialect;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clients may write of one resource type, whether the request came by itself or in bulk: each call is one command in one
 * transaction, in which the answer is read too, and throws a {@link Refusal} where it is no.
 *
 * @param <I> the id of the type's resources
 */
public final class ResourceWrites<I extends ResourceId> {
    private final Commands commands;
    private final ResourceCommands<I> kind;

    public ResourceWrites(Commands commands, ResourceCommands<I> kind) {
        this.commands = commands;
        this.kind = kind;
    }

    public ResourceType type() {
        return kind.type();
    }

    public I id(TenantId tenant, UUID value) {
        return kind.id(tenant, value);
    }

    /** Whether the resources that one of this type names must be there already. */
    public boolean namesOnlyWhatIsThere() {
        return kind.namesOnlyWhatIsThere();
    }

    /** @param read what is wanted of the resource as it then stands: which it is, a returning leaver's known one or a new one */
    public <T> T create(ProvisioningClient client, NewId id, Sent sent, Function<ResourceId, T> read) {
        return kind.create(commands, client, id, written(client, sent), read);
    }

    /** @param version that of If-Match; null where the client named none */
    public <T> T replace(
            ProvisioningClient client, UUID id, @Nullable Long version, Sent sent, Function<ResourceId, T> read) {
        I resource = id(client.tenant(), id);
        return commands.send(
                kind.toReplace(resource, version, written(client, sent)), client.context(), () -> read.apply(resource));
    }

    /** @param version that of If-Match; null where the client named none */
    public <T> T revise(
            ProvisioningClient client, UUID id, @Nullable Long version, Sent sent, Function<ResourceId, T> read) {
        PatchDialect.Reading patch =
                PatchDialect.of(client.integration().profile()).read(sent.body(), type());
        sent.noted().accept(patch.ignored());
        I resource = id(client.tenant(), id);
        return commands.send(kind.toRevise(resource, version, patch), client.context(), () -> read.apply(resource));
    }

    /** @param version that of If-Match; null where the client named none */
    public void delete(ProvisioningClient client, UUID id, @Nullable Long version) {
        commands.send(kind.toDelete(id(client.tenant(), id), version), client.context());
    }

    private ResourceCommands.Written written(ProvisioningClient client, Sent sent) {
        ObjectNode body = kind.plain(sent.resource(type()), client.integration().profile());
        DocumentReading reading = DocumentReading.of(type(), body);
        sent.noted().accept(RequestNotes.in(reading));
        return new ResourceCommands.Written(body, reading);
    }

    /**
     * The id that a new resource gets.
     *
     * @param promised whether others know it already, so that no other resource may take its place
     */
    public record NewId(UUID value, boolean promised) {}

    /**
     * What a client has sent.
     *
     * @param noted where it is noted what of it was left out or put right
     */
    public record Sent(ObjectNode body, Consumer<List<String>> noted) {
        /**
         * The body as a resource. Some write the core attributes below their schema's URN, like those of an extension; it could
         * mean nothing else than the attributes themselves.
         *
         * @throws DocumentRefusal.InvalidValue where an attribute stands in both places
         */
        public ObjectNode resource(ResourceType type) {
            for (Map.Entry<String, JsonNode> member : body.properties()) {
                if (member.getKey().equalsIgnoreCase(type.core().id())
                        && member.getValue() instanceof ObjectNode core) {
                    return merged(without(member.getKey()), core);
                }
            }
            return body;
        }

        private ObjectNode without(String name) {
            ObjectNode rest = body.deepCopy();
            rest.remove(name);
            return rest;
        }

        private static ObjectNode merged(ObjectNode resource, ObjectNode core) {
            core.forEachEntry((name, value) -> {
                if (resource.has(name)) {
                    throw new DocumentRefusal.InvalidValue(
                            name, value, "it is given twice, once below its schema's URN, send it once");
                }
                resource.set(name, value);
            });
            return resource;
        }
    }
}
