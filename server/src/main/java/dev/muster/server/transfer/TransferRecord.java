package dev.muster.server.transfer;

import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditStatement;
import dev.muster.people.auditlog.Doer;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts on record, for the operators, that all tenants' events were taken along or brought. */
final class TransferRecord {
    private final AuditStatement log;
    private final TransactionTemplate transaction;

    TransferRecord(DataSource unpooled) {
        DataSource scoped = new TenantScopedDataSource(unpooled);
        this.log = new AuditStatement(JdbcClient.create(scoped), Clock.systemUTC());
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(scoped));
    }

    void add(AuditKind kind, long events) {
        var entry = new AuditEntry(null, kind.toString(), Doer.commandLine(), null, Map.of("events", events));
        TenantScope.acrossTenants(() -> transaction.execute(status -> {
            log.add(entry);
            return entry;
        }));
    }
}
