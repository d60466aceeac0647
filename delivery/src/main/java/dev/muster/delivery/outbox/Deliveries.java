package dev.muster.delivery.outbox;

import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.OriginId;
import dev.muster.directory.TenantId;
import dev.muster.persistence.RowKey;
import dev.muster.persistence.TenantRow;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** Deliveries in the database, in the caller's transaction. */
interface Deliveries extends Repository<Delivery, RowKey> {
    Optional<Delivery> findById(RowKey key);

    /**
     * A new one, or the changes of one that was read.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException at the latest with the commit, if somebody else has changed it since
     */
    Delivery save(Delivery delivery);

    default Optional<Delivery> find(DeliveryId id) {
        Optional<Delivery> found = findById(RowKey.of(id.tenant(), id.value()));
        found.ifPresent(Delivery::requireReadable);
        return found;
    }

    @NativeQuery("select count(*) from delivery where tenant_id = :tenant and message_id = :number")
    long count(UUID tenant, String number);

    @NativeQuery("select * from delivery where tenant_id = :tenant and run_id = :origin order by recipient")
    List<Delivery> bringing(UUID tenant, UUID origin);

    default List<Delivery> of(OriginId origin) {
        return TenantRow.readable(bringing(origin.tenant().value(), origin.value()));
    }

    @NativeQuery("""
            select * from delivery where tenant_id = :tenant and state in (:states)
             order by created desc, delivery_id desc limit :most
            """)
    List<Delivery> newest(UUID tenant, Collection<String> states, int most);

    @NativeQuery("""
            select * from delivery where tenant_id = :tenant and state in (:states)
               and (created, delivery_id) < (select created, delivery_id from delivery
                                              where tenant_id = :tenant and delivery_id = :before)
             order by created desc, delivery_id desc limit :most
            """)
    List<Delivery> newestBefore(UUID tenant, Collection<String> states, UUID before, int most);

    default List<Delivery> newest(
            TenantId tenant, @Nullable DeliveryState state, @Nullable DeliveryId before, int most) {
        EnumSet<DeliveryState> wanted = state == null ? EnumSet.allOf(DeliveryState.class) : EnumSet.of(state);
        List<String> states = wanted.stream().map(DeliveryState::name).toList();
        return TenantRow.readable(
                before == null
                        ? newest(tenant.value(), states, most)
                        : newestBefore(tenant.value(), states, before.value(), most));
    }

    /** Of all tenants, in turn: what should be sent now, or was being sent and may have been left undone. */
    @NativeQuery("""
            select *
              from (select *, row_number() over (partition by tenant_id order by not_before) as turn
                      from delivery due
                     where (state = 'SENDING' or state = 'PENDING' and not_before <= :now)
                       and delivery_id <> all (:busy) and tenant_id <> all (:leftAlone)
                       and """ + " " + WorkFailures.NOT_WAITING + """
            delivery_id)) open
             order by turn, not_before limit :most
            """)
    List<Delivery> open(Instant now, int most, UUID[] busy, UUID[] leftAlone, String kind);

    default List<WorkId> open(Instant now, int most, Collection<WorkId> busy, Collection<TenantId> leftAlone) {
        return open(now, most, WorkId.values(busy), WorkId.tenants(leftAlone), WorkKind.DELIVERY.name()).stream()
                .map(delivery -> new WorkId(
                        delivery.key().tenant(),
                        WorkKind.DELIVERY,
                        delivery.key().id()))
                .toList();
    }
}
