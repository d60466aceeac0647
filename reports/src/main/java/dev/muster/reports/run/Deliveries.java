package dev.muster.reports.run;

import dev.muster.reports.DeliveryId;
import dev.muster.reports.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries in the database, in the caller's transaction. */
final class Deliveries {
    private static final Rows ROWS = new Rows("report_delivery", "delivery_id", ReportDelivery.COLUMNS);

    private final JdbcClient db;

    Deliveries(JdbcClient db) {
        this.db = db;
    }

    Optional<ReportDelivery> find(DeliveryId id) {
        return db.sql(ROWS.select() + " where tenant_id = ? and delivery_id = ?")
                .param(id.tenant().value())
                .param(id.value())
                .query(ReportDelivery::read)
                .optional();
    }

    List<ReportDelivery> of(RunId run) {
        return db.sql(ROWS.select() + " where tenant_id = ? and run_id = ? order by recipient")
                .param(run.tenant().value())
                .param(run.value())
                .query(ReportDelivery::read)
                .list();
    }

    /** Of all tenants: what should be sent now, or was being sent and may have been left undone. */
    List<DeliveryId> open(Instant now, int most) {
        return db.sql("""
                        select tenant_id, delivery_id from report_delivery
                         where state = 'SENDING' or state = 'PENDING' and not_before <= ?
                         order by not_before limit ?
                        """)
                .param(Rows.time(now))
                .param(most)
                .query(Deliveries::id)
                .list();
    }

    private static DeliveryId id(ResultSet row, int number) throws SQLException {
        return new DeliveryId(Rows.tenant(row), row.getObject("delivery_id", UUID.class));
    }

    void save(ReportDelivery delivery) {
        ROWS.save(db, delivery.id().tenant(), delivery.id().value(), delivery.version(), delivery.values());
    }
}
