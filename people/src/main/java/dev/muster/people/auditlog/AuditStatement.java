package dev.muster.people.auditlog;

import dev.muster.directory.UuidV7;
import dev.muster.people.auditlog.AuditEntry.Subject;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds entries by SQL, in the transaction of JDBC that is open: for what is put on record with an event, where JPA has no business, and for
 * commands that run while no server does.
 */
public final class AuditStatement {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient db;
    private final Clock clock;

    public AuditStatement(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public void add(AuditEntry entry) {
        Doer by = entry.by();
        Subject subject = entry.subject();
        db.sql("""
                        insert into audit_log (tenant_id, entry_id, at, kind, actor, actor_id, address, request,
                                               subject_type, subject_id, details)
                        values (:tenant::uuid, :entry, :at, :kind, :actor, :actorId::uuid, :address, :request,
                                :subjectType, :subjectId::uuid, :details::json)
                        """)
                .param("tenant", entry.tenant() == null ? null : entry.tenant().value())
                .param("entry", UuidV7.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", entry.kind())
                .param("actor", by.actor())
                .param("actorId", by.id())
                .param("address", by.address())
                .param("request", by.request())
                .param("subjectType", subject == null ? null : subject.type())
                .param("subjectId", subject == null ? null : subject.id())
                .param("details", JSON.writeValueAsString(entry.details()))
                .update();
    }
}
