package dev.muster.projections.extension;

import dev.muster.directory.SchemaId;
import dev.muster.directory.extension.ExtensionEvent.SchemaLoaded;
import dev.muster.directory.extension.ExtensionEvent.SchemaSetAside;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;

/**
 * Which schemas are in use. One that is loaded changes what else is derived, of all tenants: the claims of the values that
 * it wants unique are made anew, of the documents as they are at that event.
 */
@DirectoryProjection
public final class ExtensionProjection {
    private static final Sql LOAD = Sql.of("""
            insert into extension_schema (tenant_id, schema_id, urn, resource_type, file, sha256, definition, in_use, version,
                                          since)
            select :tenant, :schema, :urn, :resourceType, :file, :digest, :definition, true, :version, :at
            on conflict (tenant_id, schema_id) do update
               set urn = excluded.urn, resource_type = excluded.resource_type, file = excluded.file,
                   sha256 = excluded.sha256, definition = excluded.definition, in_use = true, version = excluded.version,
                   since = excluded.since
            """);
    private static final Sql SET_ASIDE = Sql.of("""
            update extension_schema set in_use = false, version = :version, since = :at
             where tenant_id = :tenant and schema_id = :schema
            """);
    // a URN may begin like another: behind it only the attribute's name may follow
    private static final Sql FORGET_CLAIMS = Sql.of("""
            delete from name_claim
             where starts_with(kind, :urn || ':') and strpos(substr(kind, length(:urn) + 2), ':') = 0
            """).asBarrier();
    private static final Sql CLAIM_OF_USERS = claiming("user_view", "user_id");
    private static final Sql CLAIM_OF_GROUPS = claiming("group_view", "group_id");

    private final ProjectionWriter writer;

    public ExtensionProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    /** Whoever was there first has it, where two have the same: no schema is loaded then, but one may have been in former times. */
    private static Sql claiming(String table, String id) {
        return Sql.of("""
                insert into name_claim (tenant_id, kind, folded, owner)
                select tenant_id, :kind, unique_key(document -> :urn::text ->> :name::text, :caseExact), %s
                  from %s
                 where document -> :urn::text ->> :name::text is not null
                 order by tenant_id, %s
                on conflict do nothing
                """.formatted(id, table, id)).asBarrier();
    }

    @EventHandler
    void on(SchemaLoaded event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                LOAD,
                of(event.schema(), version, at)
                        .and("urn", event.urn())
                        .and("resourceType", event.resourceType())
                        .and("file", event.file())
                        .and("digest", event.sha256())
                        .and("definition", event.definition()));
        writer.write(FORGET_CLAIMS, Parameters.of("urn", event.urn()));
        for (UniqueAttribute attribute : UniqueAttribute.of(event)) {
            writer.write(
                    event.resourceType().equals("Group") ? CLAIM_OF_GROUPS : CLAIM_OF_USERS,
                    Parameters.of("kind", attribute.key())
                            .and("urn", attribute.urn())
                            .and("name", attribute.name())
                            .and("caseExact", attribute.caseExact()));
        }
    }

    @EventHandler
    void on(SchemaSetAside event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(SET_ASIDE, of(event.schema(), version, at));
        writer.write(FORGET_CLAIMS, Parameters.of("urn", event.urn()));
    }

    private static Parameters of(SchemaId schema, long version, Instant at) {
        return Parameters.of("tenant", schema.tenant().value())
                .and("schema", schema.value())
                .and("version", version)
                .and("at", at);
    }
}
