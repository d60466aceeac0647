package dev.muster.directory.tenant;

import dev.muster.directory.TenantId;

/** What has happened to a tenant; stored for ever. */
public sealed interface TenantEvent {
    TenantId tenant();

    record TenantOpened(TenantId tenant, String name) implements TenantEvent {}

    record TenantRenamed(TenantId tenant, String before, String after) implements TenantEvent {}
}
