package dev.muster.people.auditlog;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What was done to people and settings. Whoever cannot put on record what he does, does not do it. */
public interface AuditLog {
    /** For a command that runs while no server does. */
    static AuditLog over(DataSource scoped, PlatformTransactionManager transactions, Clock clock) {
        return new JdbcAuditLog(JdbcClient.create(scoped), transactions, clock);
    }

    /** In the transaction that is open, so that both are true or neither; in one of its own where none is. */
    void add(AuditEntry entry);

    /** The newest first; one more than the limit, where there are more. */
    List<RecordedEntry> read(AuditQuestion question);
}
