package dev.muster.provisioninglog;

import dev.muster.eventstore.tenancy.TenantScope;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes lines into the log: each call one statement and one transaction of its own. */
public final class LogTable {
    private static final Logger LOG = LoggerFactory.getLogger(LogTable.class);
    private static final String INSERT = """
            insert into provisioning_log (tenant_id, at, request_id, integration_id, credential_id, address, user_agent,
                                          method, path, query, status, scim_type, detail, duration_micros,
                                          resource_type, resource_id, subject, request_body, answer_body, notes, repeats,
                                          repeats_since)
            select * from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
                                 ?::text[], ?::text[], ?::text[], ?::smallint[], ?::text[], ?::text[], ?::int[],
                                 ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[],
                                 ?::timestamptz[])
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final LogRowMapper rows;
    private final AtomicLong lacking = new AtomicLong();

    public LogTable(JdbcTemplate jdbc, PlatformTransactionManager transactions, LogRowMapper rows) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.rows = rows;
    }

    /** A log that cannot be written never stops what it is a log of. */
    public void write(LogEntry line) {
        if (write(List.of(line))) return;
        long missing = lacking.incrementAndGet();
        // of an outage each request would be one
        if (Long.bitCount(missing) == 1) {
            LOG.error("The provisioning log lacks {} lines, the last is that of request {}", missing, line.request());
        }
    }

    /** @return false where the database could not be reached; none of them is written then */
    boolean write(List<LogEntry> lines) {
        List<LogRow> batch = lines.stream().map(rows::of).toList();
        try {
            insert(batch);
        } catch (DataIntegrityViolationException | BadSqlGrammarException unfit) {
            // one bad row shall not take the others with it
            if (batch.size() > 1) lines.forEach(this::write);
            else
                LOG.error(
                        "PostgreSQL refuses the line of request {}",
                        batch.getFirst().request());
        } catch (DataAccessException | TransactionException unreachable) {
            return false;
        }
        return true;
    }

    private void insert(List<LogRow> batch) {
        TenantScope.acrossTenants(() -> transaction.execute(status -> jdbc.update(
                INSERT,
                column(batch, LogRow::tenant),
                column(batch, LogRow::at),
                column(batch, LogRow::request),
                column(batch, LogRow::integration),
                column(batch, LogRow::credential),
                column(batch, LogRow::address),
                column(batch, LogRow::userAgent),
                column(batch, LogRow::method),
                column(batch, LogRow::path),
                column(batch, LogRow::query),
                column(batch, LogRow::status),
                column(batch, LogRow::scimType),
                column(batch, LogRow::detail),
                column(batch, LogRow::micros),
                column(batch, LogRow::resourceType),
                column(batch, LogRow::resource),
                column(batch, LogRow::subject),
                column(batch, LogRow::requestBody),
                column(batch, LogRow::answerBody),
                column(batch, LogRow::notes),
                column(batch, LogRow::repeats),
                column(batch, LogRow::repeatsSince))));
    }

    /** As texts, which PostgreSQL casts: the driver writes an array of them without looking at each. */
    private static @Nullable String[] column(List<LogRow> batch, Function<LogRow, @Nullable Object> value) {
        @Nullable String[] column = new @Nullable String[batch.size()];
        for (int i = 0; i < column.length; i++) {
            Object single = value.apply(batch.get(i));
            column[i] = single == null ? null : single.toString();
        }
        return column;
    }
}
