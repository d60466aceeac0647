package dev.muster.scim.equipment;

import dev.muster.directory.Commands;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.document.DocumentReading;
import dev.muster.directory.equipment.EquipmentCommand.DeleteEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReplaceEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.RequestNotes;
import dev.muster.scim.resource.ResourceWrites;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
class EquipmentWrites implements ResourceWrites {
    private final Commands commands;
    private final ResourceType type;

    EquipmentWrites(Commands commands, SchemaRegistry schemas) {
        this.commands = commands;
        this.type = schemas.equipment();
    }

    @Override
    public ResourceType type() {
        return type;
    }

    @Override
    public EquipmentId id(TenantId tenant, UUID value) {
        return new EquipmentId(tenant, value);
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
        EquipmentId item = id(client.tenant(), id.value());
        return commands.send(
                new RegisterEquipment(item, reading.document(), reading.externalId()),
                client.context(),
                () -> read.apply(item));
    }

    @Override
    public <T> T replace(
            ProvisioningClient client, UUID id, @Nullable Long version, Sent sent, Function<ResourceId, T> read) {
        ObjectNode body = sent.resource(type);
        DocumentReading reading = DocumentReading.of(type, body);
        sent.noted().accept(RequestNotes.in(reading));
        EquipmentId item = id(client.tenant(), id);
        return commands.send(
                new ReplaceEquipment(item, version, reading.document(), reading.externalId()),
                client.context(),
                () -> read.apply(item));
    }

    @Override
    public <T> T revise(
            ProvisioningClient client, UUID id, @Nullable Long version, Sent sent, Function<ResourceId, T> read) {
        PatchDialect dialect = PatchDialect.of(client.integration().profile());
        PatchDialect.Reading reading = dialect.read(sent.body(), type);
        sent.noted().accept(reading.ignored());
        EquipmentId item = id(client.tenant(), id);
        return commands.send(
                new ReviseEquipment(item, version, reading.operations(), dialect.noMatch()),
                client.context(),
                () -> read.apply(item));
    }

    @Override
    public void delete(ProvisioningClient client, UUID id, @Nullable Long version) {
        commands.send(new DeleteEquipment(id(client.tenant(), id), version), client.context());
    }
}
