package dev.muster.server.transfer;

import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.Doer;
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
