package dev.muster.delivery.outbox;

import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.OriginId;
import dev.muster.directory.TenantId;
import dev.muster.work.Rows;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries in the database, in the caller's transaction. */
final class Deliveries {
    private static final Rows ROWS = new Rows("delivery", "delivery_id", Delivery.COLUMNS);

    private final JdbcClient db;

    Deliveries(JdbcClient db) {
        this.db = db;
    }

    Optional<Delivery> find(DeliveryId id) {
        return db.sql(ROWS.select() + " where tenant_id = ? and delivery_id = ?")
                .param(id.tenant().value())
                .param(id.value())
                .query(Delivery::read)
                .optional();
    }

    List<Delivery> of(OriginId origin) {
        return db
                .sql(ROWS.select() + " where tenant_id = ? and run_id = ? order by recipient")
                .param(origin.tenant().value())
                .param(origin.value())
                .query(Rows.readable(Delivery::read))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<Delivery> newest(TenantId tenant, @Nullable DeliveryState state, @Nullable DeliveryId before, int most) {
        return db
                .sql(ROWS.select() + """
                         where tenant_id = :tenant and (:state::text is null or state = :state)
                           and (:before::uuid is null
                                or (created, delivery_id) < (select created, delivery_id from delivery
                                                              where tenant_id = :tenant and delivery_id = :before::uuid))
                         order by created desc, delivery_id desc limit :most
                        """)
                .param("tenant", tenant.value())
                .param("state", state == null ? null : state.name())
                .param("before", before == null ? null : before.value().toString())
                .param("most", most)
                .query(Rows.readable(Delivery::read))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Of all tenants, in turn: what should be sent now, or was being sent and may have been left undone. */
    List<WorkId> open(Instant now, int most, Set<WorkId> busy, Set<TenantId> leftAlone) {
        return db.sql("""
                        select tenant_id, delivery_id
                          from (select tenant_id, delivery_id, not_before,
                                       row_number() over (partition by tenant_id order by not_before) as turn
                                  from delivery
                                 where (state = 'SENDING' or state = 'PENDING' and not_before <= ?)
                                   and not (delivery_id = any (?::uuid[])) and not (tenant_id = any (?::uuid[]))
                                   and %s) open
                         order by turn, not_before limit ?
                        """.formatted(WorkFailures.notWaiting(WorkKind.DELIVERY, "delivery", "delivery_id")))
                .param(Rows.time(now))
                .param(Rows.ids(busy))
                .param(Rows.tenants(leftAlone))
                .param(most)
                .query((row, number) ->
                        new WorkId(Rows.tenant(row), WorkKind.DELIVERY, row.getObject("delivery_id", UUID.class)))
                .list();
    }

    /** @return false where there is a letter of that number already */
    boolean add(Delivery delivery) {
        return ROWS.add(db, delivery.id().tenant(), delivery.id().value(), delivery.values());
    }

    void save(Delivery delivery) {
        ROWS.save(db, delivery.id().tenant(), delivery.id().value(), delivery.version(), delivery.values());
    }
}
