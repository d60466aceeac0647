package dev.muster.directory.extension;

import dev.muster.directory.SchemaId;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.schema.ExtensionSchema;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of an extension schema: by Muster itself, while it starts. */
public sealed interface ExtensionCommand extends TenantBound {
    SchemaId schema();

    @Override
    default TenantId tenant() {
        return schema().tenant();
    }

    /** From now on it is in use, as this file has it. */
    record LoadSchema(@TargetAggregateIdentifier SchemaId schema, ExtensionSchema file) implements ExtensionCommand {
        public LoadSchema(ExtensionSchema file) {
            this(SchemaId.of(file.urn()), file);
        }
    }

    /** Nobody sees or writes its attributes any more; the values that resources have stay with them. */
    record SetSchemaAside(@TargetAggregateIdentifier SchemaId schema) implements ExtensionCommand {}
}
