package dev.muster.scim.user;

import dev.muster.directory.Commands;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.DocumentReading;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.ReviseUser;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.patch.AppRoles;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.RequestNotes;
import dev.muster.scim.resource.ResourceWrites;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
class UserWrites implements ResourceWrites {
    private final Commands commands;
    private final UserProvisioning arrivals;
    private final ResourceType type;

    UserWrites(Commands commands, UserProvisioning arrivals, SchemaRegistry schemas) {
        this.commands = commands;
        this.arrivals = arrivals;
        this.type = schemas.user();
    }

    @Override
    public ResourceType type() {
        return type;
    }

    @Override
    public UserId id(TenantId tenant, UUID value) {
        return new UserId(tenant, value);
    }

    /** A manager may arrive later, or never. */
    @Override
    public boolean namesOnlyWhatIsThere() {
        return false;
    }

    @Override
    public <T> T create(ProvisioningClient client, NewId id, Sent sent, Function<ResourceId, T> read) {
        ObjectNode body =
                AppRoles.plain(sent.resource(type), client.integration().profile());
        DocumentReading reading = DocumentReading.of(type, body);
        sent.noted().accept(RequestNotes.in(reading));
        return arrivals.provision(client, reading, id, read);
    }

    @Override
    public <T> T replace(
            ProvisioningClient client, UUID id, @Nullable Long version, Sent sent, Function<ResourceId, T> read) {
        ObjectNode body =
                AppRoles.plain(sent.resource(type), client.integration().profile());
        DocumentReading reading = DocumentReading.of(type, body);
        sent.noted().accept(RequestNotes.in(reading));
        UserId user = id(client.tenant(), id);
        return commands.send(
                new ReplaceUser(user, version, reading.document(), reading.externalId()),
                client.context(),
                () -> read.apply(user));
    }

    @Override
    public <T> T revise(
            ProvisioningClient client, UUID id, @Nullable Long version, Sent sent, Function<ResourceId, T> read) {
        PatchDialect dialect = PatchDialect.of(client.integration().profile());
        PatchDialect.Reading reading = dialect.read(sent.body(), type);
        sent.noted().accept(reading.ignored());
        UserId user = id(client.tenant(), id);
        return commands.send(
                new ReviseUser(user, version, reading.operations(), dialect.noMatch()),
                client.context(),
                () -> read.apply(user));
    }

    @Override
    public void delete(ProvisioningClient client, UUID id, @Nullable Long version) {
        commands.send(new DeleteUser(id(client.tenant(), id), version), client.context());
    }
}
