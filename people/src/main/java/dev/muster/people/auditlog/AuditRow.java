package dev.muster.people.auditlog;

import dev.muster.directory.UuidV7;
import dev.muster.people.auditlog.AuditEntry.Subject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import tools.jackson.databind.json.JsonMapper;

/** An entry as stored, and never changed. The key is the id alone, because some entries have no tenant. */
@Entity
@Immutable
@Table(name = "audit_log")
class AuditRow implements Persistable<UUID> {
    private static final JsonMapper JSON = new JsonMapper();

    @Id
    @Column(name = "entry_id")
    private UUID id;

    @Column(name = "tenant_id")
    private @Nullable UUID tenant;

    private Instant at;
    private String kind;
    private String actor;

    @Column(name = "actor_id")
    private @Nullable UUID actorId;

    private @Nullable String address;
    private String request;

    @Column(name = "subject_type")
    private @Nullable String subjectType;

    @Column(name = "subject_id")
    private @Nullable UUID subjectId;

    @Column(columnDefinition = "json")
    @ColumnTransformer(write = "cast(? as json)")
    private String details;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected AuditRow() {}

    AuditRow(AuditEntry entry, Instant at) {
        Doer by = entry.by();
        Subject subject = entry.subject();
        this.id = UuidV7.next();
        this.tenant = entry.tenant() == null ? null : entry.tenant().value();
        this.at = at;
        this.kind = entry.kind();
        this.actor = by.actor();
        this.actorId = by.id();
        this.address = by.address();
        this.request = by.request();
        this.subjectType = subject == null ? null : subject.type();
        this.subjectId = subject == null ? null : subject.id();
        this.details = JSON.writeValueAsString(entry.details());
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    RecordedEntry entry() {
        return new RecordedEntry(
                id,
                at,
                kind,
                new Doer(actor, actorId, address, request),
                subjectType == null || subjectId == null ? null : new Subject(subjectType, subjectId),
                JSON.readTree(details));
    }
}
