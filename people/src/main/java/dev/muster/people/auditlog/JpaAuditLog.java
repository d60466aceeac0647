package dev.muster.people.auditlog;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit log as entities. */
class JpaAuditLog implements AuditLog {
    private final AuditRows rows;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JpaAuditLog(AuditRows rows, EntityManager entities, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void add(AuditEntry entry) {
        within(entry.tenant(), () -> transaction.execute(status -> rows.save(new AuditRow(entry, clock.instant()))));
    }

    /** What is asked for stands in the statement and what is not does not, so that each question finds its index. */
    @Override
    public List<RecordedEntry> read(AuditQuestion question) {
        var sql = new StringBuilder("select * from audit_log where ");
        Map<String, Object> values = new HashMap<>();
        TenantId tenant = question.tenant();
        if (tenant == null) {
            sql.append("tenant_id is null");
        } else {
            sql.append("tenant_id = :tenant");
            values.put("tenant", tenant.value());
        }
        and(sql, values, " and at >= :from", "from", question.from());
        and(sql, values, " and at < :to", "to", question.to());
        and(sql, values, " and kind = :kind", "kind", question.kind());
        and(sql, values, " and (actor_id = :person or subject_id = :person)", "person", question.person());
        AuditQuestion.Position after = question.after();
        if (after != null) {
            sql.append(" and (at, entry_id) < (:at, :last)");
            values.put("at", after.at());
            values.put("last", after.entry());
        }
        sql.append(" order by at desc, entry_id desc limit ").append(question.limit() + 1);
        return within(tenant, () -> entries(sql.toString(), values));
    }

    private List<RecordedEntry> entries(String sql, Map<String, Object> values) {
        Query query = entities.createNativeQuery(sql, AuditRow.class);
        values.forEach(query::setParameter);
        List<?> found = query.getResultList();
        return found.stream().map(row -> ((AuditRow) row).entry()).toList();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value == null) return;
        sql.append(condition);
        values.put(name, value);
    }

    private static <R extends @Nullable Object> R within(@Nullable TenantId tenant, Supplier<R> work) {
        return tenant == null ? TenantScope.acrossTenants(work) : TenantScope.within(tenant, work);
    }
}
