package dev.muster.directory.tenant;

import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a tenant. */
public sealed interface TenantCommand extends TenantBound {
    record OpenTenant(@TargetAggregateIdentifier TenantId tenant, String name) implements TenantCommand {}

    record RenameTenant(@TargetAggregateIdentifier TenantId tenant, String name) implements TenantCommand {}
}
