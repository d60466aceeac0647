package dev.muster.scim.equipment;

import dev.muster.directory.Commands;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.equipment.EquipmentCommand.DeleteEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReplaceEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.schema.DocumentReading;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.Ignored;
import dev.muster.scim.resource.ResourceWrites;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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
    public ResourceId create(ProvisioningClient client, NewId id, ObjectNode body, Consumer<List<String>> noted) {
        DocumentReading reading = DocumentReading.of(type, body);
        noted.accept(Ignored.in(reading));
        EquipmentId item = id(client.tenant(), id.value());
        commands.send(new RegisterEquipment(item, reading.document(), reading.externalId()), client.context());
        return item;
    }

    @Override
    public void replace(
            ProvisioningClient client, UUID id, @Nullable Long version, ObjectNode body, Consumer<List<String>> noted) {
        DocumentReading reading = DocumentReading.of(type, body);
        noted.accept(Ignored.in(reading));
        EquipmentId item = id(client.tenant(), id);
        commands.send(new ReplaceEquipment(item, version, reading.document(), reading.externalId()), client.context());
    }

    @Override
    public void revise(
            ProvisioningClient client,
            UUID id,
            @Nullable Long version,
            ObjectNode patch,
            Consumer<List<String>> noted) {
        PatchDialect dialect = PatchDialect.of(client.integration().profile());
        PatchDialect.Reading reading = dialect.read(patch, type);
        noted.accept(reading.ignored());
        EquipmentId item = id(client.tenant(), id);
        commands.send(new ReviseEquipment(item, version, reading.operations(), dialect.noMatch()), client.context());
    }

    @Override
    public void delete(ProvisioningClient client, UUID id, @Nullable Long version) {
        commands.send(new DeleteEquipment(id(client.tenant(), id), version), client.context());
    }
}
