package dev.muster.server.transfer;

import dev.muster.api.auditlog.AuditEntry;
import dev.muster.api.auditlog.AuditKind;
import dev.muster.api.auditlog.AuditLog;
import dev.muster.api.auditlog.Doer;
import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Puts on record, for the operators, that all tenants' events were taken along or brought. */
final class TransferRecord {
    private final AuditLog log;

    TransferRecord(DataSource unpooled) {
        DataSource scoped = new TenantScopedDataSource(unpooled);
        this.log = AuditLog.over(scoped, new JdbcTransactionManager(scoped), Clock.systemUTC());
    }

    void add(AuditKind kind, long events) {
        log.add(new AuditEntry(null, kind.toString(), Doer.commandLine(), null, Map.of("events", events)));
    }
}
