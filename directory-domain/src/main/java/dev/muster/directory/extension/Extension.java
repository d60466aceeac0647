package dev.muster.directory.extension;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.muster.directory.SchemaId;
import dev.muster.directory.extension.ExtensionCommand.LoadSchema;
import dev.muster.directory.extension.ExtensionCommand.SetSchemaAside;
import dev.muster.directory.extension.ExtensionEvent.SchemaLoaded;
import dev.muster.directory.extension.ExtensionEvent.SchemaSetAside;
import dev.muster.directory.schema.ExtensionSchema;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

/** Whether a change fits the resources that are there is found out before: no single resource could tell. */
@AggregateRoot(type = "Schema")
@NullUnmarked // Axon fills the fields from the events
class Extension {
    @AggregateIdentifier
    private SchemaId id;

    private String urn;
    private String resourceType;
    private String sha256; // null while it is set aside

    Extension() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LoadSchema command) {
        ExtensionSchema file = command.file();
        if (Objects.equals(file.sha256(), sha256) && file.resourceType().equals(resourceType)) return;
        apply(new SchemaLoaded(
                command.schema(), file.urn(), file.resourceType(), file.file(), file.sha256(), file.text()));
    }

    @CommandHandler
    void handle(SetSchemaAside command) {
        if (sha256 != null) apply(new SchemaSetAside(id, urn, resourceType));
    }

    @EventSourcingHandler
    void on(SchemaLoaded event) {
        id = event.schema();
        urn = event.urn();
        resourceType = event.resourceType();
        sha256 = event.sha256();
    }

    @EventSourcingHandler
    void on(SchemaSetAside event) {
        sha256 = null;
    }
}
