package dev.muster.reports.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Deliveries in the database. */
interface Deliveries extends Repository<ReportDelivery, Key> {
    Optional<ReportDelivery> findById(Key key);

    ReportDelivery save(ReportDelivery delivery);

    @Query("select d from ReportDelivery d where d.key.tenantId = :tenant and d.run = :run order by d.recipient")
    List<ReportDelivery> of(UUID tenant, UUID run);

    /** Of all tenants: what should be sent now, or was being sent and may have been left undone. */
    @Query("""
            select d.key from ReportDelivery d
             where d.state = dev.muster.reports.DeliveryState.SENDING
                or d.state = dev.muster.reports.DeliveryState.PENDING and d.notBefore <= :now
             order by d.notBefore
            """)
    List<Key> open(Instant now, Limit limit);
}
