package dev.muster.people.auditlog;

import java.util.List;

/** What was done to people and settings. Whoever cannot put on record what he does, does not do it. */
public interface AuditLog {
    /** In the transaction of JPA that is open, so that both are true or neither; in one of its own where none is. */
    void add(AuditEntry entry);

    /** The newest first; one more than the limit, where there are more. */
    List<RecordedEntry> read(AuditQuestion question);
}
