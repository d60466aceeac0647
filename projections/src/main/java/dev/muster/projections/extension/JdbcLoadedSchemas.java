package dev.muster.projections.extension;

import dev.muster.directory.SchemaId;
import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

public final class JdbcLoadedSchemas implements LoadedSchemas {
    private static final RowMapper<LoadedSchema> SCHEMA = (row, number) -> new LoadedSchema(
            new SchemaId(TenantId.NONE, row.getObject("schema_id", UUID.class)),
            row.getString("urn"),
            row.getString("resource_type"),
            row.getString("file"),
            row.getString("sha256"),
            row.getString("definition"),
            row.getBoolean("in_use"),
            row.getObject("since", OffsetDateTime.class).toInstant());

    private final JdbcOperations jdbc;

    public JdbcLoadedSchemas(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<LoadedSchema> all() {
        return TenantScope.withoutTenant(() -> jdbc.query("""
                        select schema_id, urn, resource_type, file, sha256, definition, in_use, since
                          from extension_schema where tenant_id = ? order by urn
                        """, SCHEMA, TenantId.NONE.value()));
    }
}
