package dev.muster.reports.leavers;

import dev.muster.directory.TenantId;
import dev.muster.reports.ReportRequest;
import dev.muster.reports.query.ReportDatabase;
import dev.muster.reports.query.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks {@code leavers.sql}. */
final class Leavers {
    private static final SqlFile QUERY = SqlFile.beside(Leavers.class, "leavers.sql");

    private final ReportDatabase db;

    Leavers(JdbcClient db) {
        this.db = new ReportDatabase(db);
    }

    /** The rows in the order of the question, read from a cursor: close the stream. */
    Stream<LeaverItem> items(ReportRequest request) {
        return db.rows(QUERY, request, Leavers::item);
    }

    String nameOf(TenantId tenant) {
        return db.nameOf(tenant);
    }

    private static LeaverItem item(ResultSet row, int number) throws SQLException {
        return new LeaverItem(
                row.getObject("user_id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("department"),
                row.getString("manager"),
                row.getString("manager_user_name"),
                Objects.requireNonNull(ReportDatabase.instant(row, "deactivated_at")),
                row.getString("deactivated_by"),
                row.getString("asset_tag"),
                row.getString("model"),
                row.getString("serial_number"),
                row.getBigDecimal("value"),
                row.getString("currency"),
                ReportDatabase.instant(row, "checked_out_at"),
                row.getInt("days"));
    }
}
