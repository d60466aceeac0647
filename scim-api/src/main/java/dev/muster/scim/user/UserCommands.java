package dev.muster.scim.user;

import dev.muster.directory.Commands;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.ProvisionUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.ReviseUser;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.patch.AppRoles;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.ResourceCommands;
import dev.muster.scim.resource.ResourceWrites.NewId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
class UserCommands implements ResourceCommands<UserId> {
    private final UserProvisioning arrivals;
    private final ResourceType type;

    UserCommands(UserProvisioning arrivals, SchemaRegistry schemas) {
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
    public ObjectNode plain(ObjectNode body, ClientProfile profile) {
        return AppRoles.plain(body, profile);
    }

    /** A leaver may return. */
    @Override
    public <T> T create(
            Commands commands, ProvisioningClient client, NewId id, Written written, Function<ResourceId, T> read) {
        ProvisionUser fresh = toCreate(id(client.tenant(), id.value()), written);
        return arrivals.provision(client, fresh, id.promised(), read);
    }

    @Override
    public ProvisionUser toCreate(UserId id, Written written) {
        return new ProvisionUser(
                id, written.reading().document(), written.reading().externalId());
    }

    @Override
    public ReplaceUser toReplace(UserId id, @Nullable Long version, Written written) {
        return new ReplaceUser(
                id, version, written.reading().document(), written.reading().externalId());
    }

    @Override
    public ReviseUser toRevise(UserId id, @Nullable Long version, PatchDialect.Reading patch) {
        return new ReviseUser(id, version, patch.operations(), patch.noMatch());
    }

    @Override
    public DeleteUser toDelete(UserId id, @Nullable Long version) {
        return new DeleteUser(id, version);
    }
}
