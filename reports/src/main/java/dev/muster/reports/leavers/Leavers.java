package dev.muster.reports.leavers;

import dev.muster.directory.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks {@code leavers.sql}. */
final class Leavers {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String QUESTION = read("leavers.sql");

    private final JdbcClient db;

    Leavers(JdbcClient db) {
        this.db = db;
    }

    /** The rows in the order of the question, read from a cursor: close the stream. */
    Stream<LeaverItem> items(TenantId tenant, Instant asOf, ZoneId zone) {
        return db
                .sql(QUESTION)
                .withFetchSize(ROWS_AT_ONCE)
                .param("tenant", tenant.value())
                .param("as_of", asOf.atOffset(ZoneOffset.UTC))
                .param("zone", zone.getId())
                .query(Leavers::item)
                .stream();
    }

    String nameOf(TenantId tenant) {
        return db.sql("select name from tenant_view where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .optional()
                .orElseGet(tenant::toString);
    }

    private static LeaverItem item(ResultSet row, int number) throws SQLException {
        return new LeaverItem(
                row.getObject("user_id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("department"),
                row.getString("manager"),
                row.getString("manager_user_name"),
                Objects.requireNonNull(instant(row, "deactivated_at")),
                row.getString("deactivated_by"),
                row.getString("asset_tag"),
                row.getString("model"),
                row.getString("serial_number"),
                row.getBigDecimal("value"),
                row.getString("currency"),
                instant(row, "checked_out_at"),
                row.getInt("days"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String read(String file) {
        try (InputStream sql = Objects.requireNonNull(Leavers.class.getResourceAsStream(file))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
