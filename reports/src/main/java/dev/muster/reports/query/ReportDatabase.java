package dev.muster.reports.query;

import dev.muster.directory.TenantId;
import dev.muster.reports.ReportColumn;
import dev.muster.reports.ReportRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks queries of reports. Rows come from a cursor, so memory stays bounded however many there are. */
public final class ReportDatabase {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient db;

    public ReportDatabase(JdbcClient db) {
        this.db = db;
    }

    /** The rows in the order of the query, read while the transaction lasts: close the stream. */
    public <T> Stream<T> rows(SqlFile query, ReportRequest request, RowMapper<T> mapper) {
        JdbcClient.StatementSpec statement = db.sql(query.sql())
                .withFetchSize(ROWS_AT_ONCE)
                .param("tenant", request.tenant().value())
                .param("as_of", request.asOf().atOffset(ZoneOffset.UTC))
                .param("zone", request.zone().getId());
        request.parameters().forEach((key, value) -> statement.param(ReportColumn.inSql(key), value));
        return statement.query(mapper).stream();
    }

    /** What people call the tenant. */
    public String nameOf(TenantId tenant) {
        return db.sql("select name from tenant_view where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .optional()
                .orElseGet(tenant::toString);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
