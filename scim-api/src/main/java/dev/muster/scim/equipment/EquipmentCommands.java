package dev.muster.scim.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.TenantId;
import dev.muster.directory.equipment.EquipmentCommand.DeleteEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReplaceEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.ResourceCommands;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class EquipmentCommands implements ResourceCommands<EquipmentId> {
    private final ResourceType type;

    EquipmentCommands(SchemaRegistry schemas) {
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
    public RegisterEquipment toCreate(EquipmentId id, Written written) {
        return new RegisterEquipment(
                id, written.reading().document(), written.reading().externalId());
    }

    @Override
    public ReplaceEquipment toReplace(EquipmentId id, @Nullable Long version, Written written) {
        return new ReplaceEquipment(
                id, version, written.reading().document(), written.reading().externalId());
    }

    @Override
    public ReviseEquipment toRevise(EquipmentId id, @Nullable Long version, PatchDialect.Reading patch) {
        return new ReviseEquipment(id, version, patch.operations(), patch.noMatch());
    }

    @Override
    public DeleteEquipment toDelete(EquipmentId id, @Nullable Long version) {
        return new DeleteEquipment(id, version);
    }
}
