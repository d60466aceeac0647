package dev.muster.scim.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.patch.GroupPatch;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.ResourceCommands;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class GroupCommands implements ResourceCommands<GroupId> {
    private final ResourceType type;

    GroupCommands(SchemaRegistry schemas) {
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
    public PushGroup toCreate(GroupId id, Written written) {
        return new PushGroup(
                id,
                written.reading().document(),
                written.reading().externalId(),
                MembershipReader.ofNew(written.body()));
    }

    @Override
    public ReplaceGroup toReplace(GroupId id, @Nullable Long version, Written written) {
        return new ReplaceGroup(
                id,
                version,
                written.reading().document(),
                written.reading().externalId(),
                MembershipReader.ofReplacement(written.body()));
    }

    @Override
    public ReviseGroup toRevise(GroupId id, @Nullable Long version, PatchDialect.Reading patch) {
        GroupPatch parts = GroupPatch.of(patch);
        return new ReviseGroup(
                id, version, parts.attributes(), patch.noMatch(), MembershipReader.of(parts.membership()));
    }

    @Override
    public UnlinkGroup toDelete(GroupId id, @Nullable Long version) {
        return new UnlinkGroup(id, version);
    }
}
