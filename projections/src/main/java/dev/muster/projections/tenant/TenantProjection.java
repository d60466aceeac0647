package dev.muster.projections.tenant;

import dev.muster.directory.tenant.TenantEvent.TenantOpened;
import dev.muster.directory.tenant.TenantEvent.TenantRenamed;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;

@DirectoryProjection
public final class TenantProjection {
    private static final Sql OPEN =
            Sql.of("insert into tenant_view (tenant_id, name, opened) values (:tenant, :name, :at)");
    private static final Sql RENAME = Sql.of("update tenant_view set name = :name where tenant_id = :tenant");

    private final ProjectionWriter writer;

    public TenantProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(TenantOpened event, @Timestamp Instant at) {
        writer.write(
                OPEN,
                Parameters.of("tenant", event.tenant().value())
                        .and("name", event.name())
                        .and("at", at));
    }

    @EventHandler
    void on(TenantRenamed event) {
        writer.write(RENAME, Parameters.of("tenant", event.tenant().value()).and("name", event.after()));
    }
}
