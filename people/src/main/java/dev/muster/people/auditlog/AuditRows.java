package dev.muster.people.auditlog;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The audit log in the database. */
interface AuditRows extends Repository<AuditRow, UUID> {
    AuditRow save(AuditRow row);
}
