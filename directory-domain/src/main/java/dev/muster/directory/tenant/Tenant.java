package dev.muster.directory.tenant;

import dev.muster.directory.TenantId;
import dev.muster.directory.tenant.TenantCommand.OpenTenant;
import dev.muster.directory.tenant.TenantEvent.TenantOpened;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

@AggregateRoot(type = "Tenant")
@NullUnmarked // Axon fills the fields from the events
class Tenant {
    @AggregateIdentifier
    private TenantId id;

    Tenant() {}

    @CommandHandler
    Tenant(OpenTenant command) {
        AggregateLifecycle.apply(new TenantOpened(command.tenant(), command.name()));
    }

    @EventSourcingHandler
    void on(TenantOpened event) {
        id = event.tenant();
    }
}
