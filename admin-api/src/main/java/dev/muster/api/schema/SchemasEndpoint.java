package dev.muster.api.schema;

import dev.muster.api.Page;
import dev.muster.directory.NoSuchResource;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.extension.LoadedSchemas;
import dev.muster.projections.extension.LoadedSchemas.LoadedSchema;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which extension schemas are in use, since when, in which wording. They are files, so nobody changes them here. */
@RestController
@RequestMapping("/api/schemas")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class SchemasEndpoint {
    private final LoadedSchemas loaded;

    SchemasEndpoint(LoadedSchemas loaded) {
        this.loaded = loaded;
    }

    /**
     * @param sha256 of the file, as {@code sha256sum} prints it
     * @param inUse  false for a schema that was set aside
     * @param since  when it was loaded so, or set aside
     */
    record ListedSchema(
            UUID id, String urn, String resourceType, String file, String sha256, boolean inUse, Instant since) {
        static ListedSchema of(LoadedSchema schema) {
            return new ListedSchema(
                    schema.id().value(),
                    schema.urn(),
                    schema.resourceType(),
                    schema.file(),
                    schema.sha256(),
                    schema.inUse(),
                    schema.since());
        }
    }

    /** @param definition the file's text */
    record WholeSchema(ListedSchema schema, String definition) {}

    /** Lists the extension schemas that were loaded, the same for all tenants. */
    @GetMapping
    Page<ListedSchema> list() {
        return new Page<>(loaded.all().stream().map(ListedSchema::of).toList(), null);
    }

    /** Reads an extension schema with the text of its file. */
    @GetMapping("/{id}")
    WholeSchema one(@PathVariable UUID id) {
        return loaded.all().stream()
                .filter(schema -> schema.id().value().equals(id))
                .findFirst()
                .map(schema -> new WholeSchema(ListedSchema.of(schema), schema.definition()))
                .orElseThrow(NoSuchResource::new);
    }
}
