package dev.muster.api.history;

import dev.muster.api.ApiRefusal;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.SchemaId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Of what there is a history: in paths by its plural. */
enum SubjectType {
    USERS(UserId::new),
    GROUPS(GroupId::new),
    ROLES(RoleId::new),
    EQUIPMENT(EquipmentId::new),
    INTEGRATIONS(IntegrationId::new),
    /** All tenants have the same. */
    SCHEMAS((tenant, id) -> new SchemaId(TenantId.NONE, id));

    private final BiFunction<TenantId, UUID, ResourceId> id;

    SubjectType(BiFunction<TenantId, UUID, ResourceId> id) {
        this.id = id;
    }

    ResourceId id(TenantId tenant, UUID uuid) {
        return id.apply(tenant, uuid);
    }

    static SubjectType of(String path) {
        return Arrays.stream(values())
                .filter(type -> type.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal.BadValue(
                        "type",
                        "It is one of "
                                + Arrays.stream(values()).map(SubjectType::path).collect(Collectors.joining(", "))
                                + "."));
    }

    private String path() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
