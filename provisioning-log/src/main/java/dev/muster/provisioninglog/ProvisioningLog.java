package dev.muster.provisioninglog;

import dev.muster.eventstore.tenancy.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log. */
public final class ProvisioningLog {
    /** Between a request's id, which tells the time, and its line's time. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    /** Creates of that name, and all that came about what has it now. */
    private static final String NAMED = """
             and (subject = :subject or resource_id in (
                    select user_id from user_view where tenant_id = :tenant and user_name_folded = :subject
                    union all
                    select group_id from group_view where tenant_id = :tenant and display_name_folded = :subject
                    union all
                    select equipment_id from equipment_view where tenant_id = :tenant and asset_tag_folded = :subject))
            """;

    private final JdbcClient db;

    ProvisioningLog(JdbcClient db) {
        this.db = db;
    }

    /** Newest first; one more than the limit, where there are more. */
    public List<LoggedRequest> read(ProvisioningLogQuery question) {
        return question.tenant() == null
                ? TenantScope.acrossTenants(() -> select(question))
                : TenantScope.within(question.tenant(), () -> select(question));
    }

    private List<LoggedRequest> select(ProvisioningLogQuery question) {
        var sql = new StringBuilder("select * from provisioning_log where ");
        Map<String, @Nullable Object> values = new HashMap<>();
        if (question.tenant() == null) {
            sql.append("tenant_id is null");
        } else {
            sql.append("tenant_id = :tenant");
            values.put("tenant", question.tenant().value());
        }
        and(sql, values, " and at >= :from", "from", time(question.from()));
        and(sql, values, " and at < :to", "to", time(question.to()));
        and(sql, values, " and integration_id = :integration", "integration", question.integration());
        and(sql, values, " and resource_type = :type", "type", question.resourceType());
        if (question.refused() != null) sql.append(question.refused() ? " and status >= 400" : " and status < 400");
        if (question.subject() != null && question.resource() != null) {
            sql.append(" and (resource_id = :resource or (resource_id is null and subject = :subject))");
            values.put("resource", question.resource());
            values.put("subject", question.subject());
        } else {
            and(sql, values, " and resource_id = :resource", "resource", question.resource());
            and(
                    sql,
                    values,
                    question.tenant() == null ? " and subject = :subject" : NAMED,
                    "subject",
                    question.subject());
        }
        if (question.request() != null) {
            Instant minted = Instant.ofEpochMilli(question.request().getMostSignificantBits() >>> 16);
            sql.append(" and request_id = :request and at between :earliest and :latest");
            values.put("request", question.request());
            values.put("earliest", time(minted.minus(SLACK)));
            values.put("latest", time(minted.plus(SLACK)));
        }
        if (question.after() != null) {
            sql.append(" and (at, request_id) < (:at, :last)");
            values.put("at", time(question.after().at()));
            values.put("last", question.after().request());
        }
        sql.append(" order by at desc, request_id desc limit ").append(question.limit() + 1);
        return db.sql(sql.toString())
                .params(values)
                .query((row, number) -> line(row))
                .list();
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

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static LoggedRequest line(ResultSet row) throws SQLException {
        String notes = row.getString("notes");
        OffsetDateTime since = row.getObject("repeats_since", OffsetDateTime.class);
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new LoggedRequest(
                at,
                row.getObject("request_id", UUID.class),
                row.getObject("integration_id", UUID.class),
                row.getObject("credential_id", UUID.class),
                row.getString("address"),
                row.getString("user_agent"),
                row.getString("method"),
                row.getString("path"),
                row.getString("query"),
                row.getInt("status"),
                row.getString("scim_type"),
                row.getString("detail"),
                row.getInt("duration_micros") / 1000.0,
                row.getString("resource_type"),
                row.getObject("resource_id", UUID.class),
                row.getString("request_body"),
                row.getString("answer_body"),
                notes == null ? List.of() : notes.lines().toList(),
                since == null ? null : new LoggedRequest.Repeats(row.getInt("repeats"), since.toInstant(), at));
    }
}
