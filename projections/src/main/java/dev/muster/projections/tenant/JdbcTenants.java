package dev.muster.projections.tenant;

import dev.muster.directory.TenantId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

public final class JdbcTenants implements Tenants {
    private static final RowMapper<TenantView> VIEW = (row, number) -> new TenantView(
            new TenantId(row.getObject("tenant_id", UUID.class)),
            row.getString("name"),
            row.getObject("opened", OffsetDateTime.class).toInstant());

    private final JdbcClient db;

    public JdbcTenants(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<TenantView> find(TenantId tenant) {
        return db.sql("select tenant_id, name, opened from tenant_view where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(VIEW)
                .optional();
    }

    @Override
    public List<TenantView> all() {
        return db.sql("select tenant_id, name, opened from tenant_view order by tenant_id")
                .query(VIEW)
                .list();
    }
}
