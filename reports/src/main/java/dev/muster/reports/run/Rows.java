package dev.muster.reports.run;

import static java.util.Objects.requireNonNull;

import dev.muster.directory.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table with a tenant, an id and a version in its rows: two who changed the same row at once are not both believed.
 *
 * @param columns besides those three
 */
record Rows(String table, String id, List<String> columns) {

    String select() {
        return "select tenant_id, " + id + ", version, " + String.join(", ", columns) + " from " + table;
    }

    /**
     * A new row, or the new values of the one that was read.
     *
     * @param version that was read; null for a new row
     * @param values  of the columns, in their order
     * @throws OptimisticLockingFailureException if somebody else has changed it since, or deleted it
     */
    void save(JdbcClient db, TenantId tenant, UUID key, @Nullable Long version, @Nullable Object... values) {
        List<@Nullable Object> parameters = new ArrayList<>();
        Collections.addAll(parameters, values);
        parameters.add(tenant.value());
        parameters.add(key);
        if (version != null) parameters.add(version);
        int saved =
                db.sql(version == null ? insert() : update()).params(parameters).update();
        if (saved == 0) throw new OptimisticLockingFailureException(key + " of " + table + " was changed meanwhile");
    }

    private String insert() {
        return "insert into " + table + " (" + String.join(", ", columns) + ", tenant_id, " + id + ", version) values ("
                + String.join(", ", Collections.nCopies(columns.size() + 2, "?")) + ", 0)";
    }

    private String update() {
        return "update " + table + " set " + String.join(" = ?, ", columns)
                + " = ?, version = version + 1 where tenant_id = ? and " + id + " = ? and version = ?";
    }

    static TenantId tenant(ResultSet row) throws SQLException {
        return new TenantId(row.getObject("tenant_id", UUID.class));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return requireNonNull(optionalInstant(row, column));
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
