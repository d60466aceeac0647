package dev.muster.directory.tenant;

import dev.muster.directory.TenantId;
import dev.muster.directory.tenant.TenantCommand.OpenTenant;
import dev.muster.directory.tenant.TenantCommand.RenameTenant;
import dev.muster.directory.tenant.TenantEvent.TenantOpened;
import dev.muster.directory.tenant.TenantEvent.TenantRenamed;
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

    private String name;

    Tenant() {}

    @CommandHandler
    Tenant(OpenTenant command) {
        AggregateLifecycle.apply(new TenantOpened(command.tenant(), command.name()));
    }

    @CommandHandler
    void handle(RenameTenant command) {
        if (!command.name().equals(name)) AggregateLifecycle.apply(new TenantRenamed(id, name, command.name()));
    }

    @EventSourcingHandler
    void on(TenantOpened event) {
        id = event.tenant();
        name = event.name();
    }

    @EventSourcingHandler
    void on(TenantRenamed event) {
        name = event.after();
    }
}
