package dev.muster.people.auditlog;

import dev.muster.directory.TenantId;
import dev.muster.directory.UuidV7;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.auditlog.AuditEntry.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcAuditLog implements AuditLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JdbcAuditLog(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void add(AuditEntry entry) {
        TenantId tenant = entry.tenant();
        Subject subject = entry.subject();
        within(
                tenant,
                () -> transaction.execute(status -> db.sql("""
                        insert into audit_log (tenant_id, entry_id, at, kind, actor, actor_id, address, request,
                                               subject_type, subject_id, details)
                        values (:tenant::uuid, :entry, :at, :kind, :actor, :actorId::uuid, :address, :request,
                                :subjectType, :subjectId::uuid, :details::json)
                        """)
                        .param("tenant", tenant == null ? null : tenant.value())
                        .param("entry", UuidV7.next())
                        .param("at", time(clock.instant()))
                        .param("kind", entry.kind())
                        .param("actor", entry.by().actor())
                        .param("actorId", entry.by().id())
                        .param("address", entry.by().address())
                        .param("request", entry.by().request())
                        .param("subjectType", subject == null ? null : subject.type())
                        .param("subjectId", subject == null ? null : subject.id())
                        .param("details", JSON.writeValueAsString(entry.details()))
                        .update()));
    }

    @Override
    public List<RecordedEntry> read(AuditQuestion question) {
        var sql = new StringBuilder("select * from audit_log where ");
        Map<String, @Nullable Object> values = new HashMap<>();
        TenantId tenant = question.tenant();
        if (tenant == null) {
            sql.append("tenant_id is null");
        } else {
            sql.append("tenant_id = :tenant");
            values.put("tenant", tenant.value());
        }
        and(sql, values, " and at >= :from", "from", time(question.from()));
        and(sql, values, " and at < :to", "to", time(question.to()));
        and(sql, values, " and kind = :kind", "kind", question.kind());
        and(sql, values, " and (actor_id = :person or subject_id = :person)", "person", question.person());
        if (question.after() != null) {
            sql.append(" and (at, entry_id) < (:at, :last)");
            values.put("at", question.after().at().atOffset(ZoneOffset.UTC));
            values.put("last", question.after().entry());
        }
        sql.append(" order by at desc, entry_id desc limit ").append(question.limit() + 1);
        return within(
                tenant,
                () -> db.sql(sql.toString())
                        .params(values)
                        .query((row, number) -> entry(row))
                        .list());
    }

    private static void and(
            StringBuilder sql,
            Map<String, @Nullable Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value == null) return;
        sql.append(condition);
        values.put(name, value);
    }

    private static <R extends @Nullable Object> R within(@Nullable TenantId tenant, Supplier<R> work) {
        return tenant == null ? TenantScope.acrossTenants(work) : TenantScope.within(tenant, work);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static RecordedEntry entry(ResultSet row) throws SQLException {
        String subjectType = row.getString("subject_type");
        UUID subject = row.getObject("subject_id", UUID.class);
        return new RecordedEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                new Doer(
                        row.getString("actor"),
                        row.getObject("actor_id", UUID.class),
                        row.getString("address"),
                        row.getString("request")),
                subjectType == null || subject == null ? null : new Subject(subjectType, subject),
                JSON.readTree(row.getString("details")));
    }
}
