package dev.muster.scim.group;

import dev.muster.directory.Commands;
import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.document.DocumentReading;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.patch.GroupPatch;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.RequestNotes;
import dev.muster.scim.resource.ResourceWrites;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
class GroupWrites implements ResourceWrites {
    private final Commands commands;
    private final ResourceType type;

    GroupWrites(Commands commands, SchemaRegistry schemas) {
        this.commands = commands;
        this.type = schemas.group();
    }

    @Override
    public ResourceType type() {
        return type;
    }

    @Override
    public GroupId id(TenantId tenant, UUID value) {
        return new GroupId(tenant, value);
    }

    @Override
    public boolean namesOnlyWhatIsThere() {
        return true;
    }

    @Override
    public <T> T create(ProvisioningClient client, NewId id, Sent sent, Function<ResourceId, T> read) {
        ObjectNode body = sent.resource(type);
        DocumentReading reading = DocumentReading.of(type, body);
        sent.noted().accept(RequestNotes.in(reading));
        GroupId group = id(client.tenant(), id.value());
        var members = MembershipReader.ofNew(body);
        return commands.send(
                new PushGroup(group, reading.document(), reading.externalId(), members),
                client.context(),
                () -> read.apply(group));
    }

    @Override
    public <T> T replace(
            ProvisioningClient client, UUID id, @Nullable Long version, Sent sent, Function<ResourceId, T> read) {
        ObjectNode body = sent.resource(type);
        DocumentReading reading = DocumentReading.of(type, body);
        sent.noted().accept(RequestNotes.in(reading));
        GroupId group = id(client.tenant(), id);
        var members = MembershipReader.ofReplacement(body);
        return commands.send(
                new ReplaceGroup(group, version, reading.document(), reading.externalId(), members),
                client.context(),
                () -> read.apply(group));
    }

    @Override
    public <T> T revise(
            ProvisioningClient client, UUID id, @Nullable Long version, Sent sent, Function<ResourceId, T> read) {
        PatchDialect dialect = PatchDialect.of(client.integration().profile());
        GroupPatch reading = GroupPatch.read(dialect, sent.body(), type);
        sent.noted().accept(reading.ignored());
        GroupId group = id(client.tenant(), id);
        var members = MembershipReader.of(reading.membership());
        return commands.send(
                new ReviseGroup(group, version, reading.attributes(), dialect.noMatch(), members),
                client.context(),
                () -> read.apply(group));
    }

    @Override
    public void delete(ProvisioningClient client, UUID id, @Nullable Long version) {
        commands.send(new UnlinkGroup(id(client.tenant(), id), version), client.context());
    }
}
