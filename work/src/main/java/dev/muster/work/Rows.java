package dev.muster.work;

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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table with a tenant, an id and a version in its rows: two who changed the same row at once are not both believed.
 *
 * @param columns besides those three
 */
public record Rows(String table, String id, List<String> columns) {

    private static final Logger LOG = LoggerFactory.getLogger(Rows.class);

    public String select() {
        return "select tenant_id, " + id + ", version, " + String.join(", ", columns) + " from " + table;
    }

    /**
     * A new row, or the new values of the one that was read.
     *
     * @param version that was read; null for a new row
     * @param values  of the columns, in their order
     * @throws OptimisticLockingFailureException if somebody else has changed it since, or deleted it
     */
    public void save(JdbcClient db, TenantId tenant, UUID key, @Nullable Long version, @Nullable Object... values) {
        List<@Nullable Object> parameters = new ArrayList<>();
        Collections.addAll(parameters, values);
        parameters.add(tenant.value());
        parameters.add(key);
        if (version != null) parameters.add(version);
        int saved =
                db.sql(version == null ? insert() : update()).params(parameters).update();
        if (saved == 0) throw new OptimisticLockingFailureException(key + " of " + table + " was changed meanwhile");
    }

    /** A new row, unless there is one already that a unique key of the table takes for the same. @return whether it is new */
    public boolean add(JdbcClient db, TenantId tenant, UUID key, @Nullable Object... values) {
        List<@Nullable Object> parameters = new ArrayList<>();
        Collections.addAll(parameters, values);
        parameters.add(tenant.value());
        parameters.add(key);
        return db.sql(insert() + " on conflict do nothing").params(parameters).update() > 0;
    }

    private String insert() {
        return "insert into " + table + " (" + String.join(", ", columns) + ", tenant_id, " + id + ", version) values ("
                + String.join(", ", Collections.nCopies(columns.size() + 2, "?")) + ", 0)";
    }

    private String update() {
        return "update " + table + " set " + String.join(" = ?, ", columns)
                + " = ?, version = version + 1 where tenant_id = ? and " + id + " = ? and version = ?";
    }

    /** For lists that one row which cannot be read shall not spoil: it is left out, and the log says which. */
    public static <T> RowMapper<Optional<T>> readable(RowMapper<T> mapper) {
        return (row, number) -> {
            try {
                return Optional.ofNullable(mapper.mapRow(row, number));
            } catch (RuntimeException unreadable) {
                LOG.error("The row {} of tenant {} cannot be read", row.getObject(2), tenant(row), unreadable);
                return Optional.empty();
            }
        };
    }

    /** As a parameter of type {@code uuid[]}. */
    public static String[] ids(Set<WorkId> work) {
        return work.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    /** As a parameter of type {@code uuid[]}. */
    public static String[] tenants(Set<TenantId> tenants) {
        return tenants.stream().map(TenantId::toString).toArray(String[]::new);
    }

    public static TenantId tenant(ResultSet row) throws SQLException {
        return new TenantId(row.getObject("tenant_id", UUID.class));
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return requireNonNull(optionalInstant(row, column));
    }

    public static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
