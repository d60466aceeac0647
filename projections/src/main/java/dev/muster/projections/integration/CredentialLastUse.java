package dev.muster.projections.integration;

import dev.muster.directory.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When credentials were last used, to the minute. The server's authentication writes it down. */
public class CredentialLastUse {
    private final JdbcClient db;

    public CredentialLastUse(JdbcClient db) {
        this.db = db;
    }

    public Map<UUID, Instant> of(TenantId tenant) {
        Map<UUID, Instant> used = new HashMap<>();
        db.sql("select credential_id, last_used from credential_use where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(row -> {
                    used.put(
                            row.getObject("credential_id", UUID.class),
                            row.getObject("last_used", OffsetDateTime.class).toInstant());
                });
        return used;
    }
}
