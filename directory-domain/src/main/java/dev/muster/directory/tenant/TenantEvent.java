package dev.muster.directory.tenant;

import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.event.DomainEvent;
import java.util.Collection;
import java.util.List;

/** What has happened to a tenant; stored for ever. */
public sealed interface TenantEvent extends DomainEvent {
    TenantId tenant();

    @Override
    default Collection<? extends ResourceId> concerned() {
        return switch (this) {
            case TenantOpened ignored -> List.of();
            case TenantRenamed ignored -> List.of();
        };
    }

    record TenantOpened(TenantId tenant, String name) implements TenantEvent {}

    record TenantRenamed(TenantId tenant, String before, String after) implements TenantEvent {}
}
