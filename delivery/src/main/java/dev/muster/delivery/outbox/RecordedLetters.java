package dev.muster.delivery.outbox;

import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.DeliveryView;
import dev.muster.delivery.LetterAudit;
import dev.muster.delivery.LetterRefusal.DeliveryNotEnded;
import dev.muster.delivery.LetterRefusal.NoSuchDelivery;
import dev.muster.delivery.Letters;
import dev.muster.delivery.OriginId;
import dev.muster.directory.TenantId;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import dev.muster.work.Workers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Letters as they are on record. */
public final class RecordedLetters implements Letters {
    private final Deliveries deliveries;
    private final CircuitBreaker circuit;
    private final WorkFailures failures;
    private final TenantTransactions transactions;
    private final Workers senders;
    private final LetterAudit audit;
    private final Clock clock;

    RecordedLetters(
            Deliveries deliveries,
            CircuitBreaker circuit,
            WorkFailures failures,
            TenantTransactions transactions,
            Workers senders,
            LetterAudit audit,
            Clock clock) {
        this.deliveries = deliveries;
        this.circuit = circuit;
        this.failures = failures;
        this.transactions = transactions;
        this.senders = senders;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<DeliveryView> list(
            TenantId tenant, @Nullable DeliveryState state, @Nullable DeliveryId before, int limit) {
        return transactions.in(
                tenant,
                () -> deliveries.newest(tenant, state, before, limit).stream()
                        .map(Delivery::view)
                        .toList());
    }

    /** Those that bring this, by recipient. */
    public List<DeliveryView> of(OriginId origin) {
        return transactions.in(
                origin.tenant(),
                () -> deliveries.of(origin).stream().map(Delivery::view).toList());
    }

    @Override
    public Optional<DeliveryView> find(DeliveryId id) {
        return transactions.in(id.tenant(), () -> deliveries.find(id).map(Delivery::view));
    }

    @Override
    public DeliveryView sendAgain(DeliveryId id) {
        DeliveryView view = transactions.in(id.tenant(), () -> {
            Delivery delivery = deliveries.find(id).orElseThrow(() -> new NoSuchDelivery(id));
            if (delivery.state() != DeliveryState.FAILED && delivery.state() != DeliveryState.UNCERTAIN) {
                throw new DeliveryNotEnded(id, delivery.state());
            }
            delivery.sendAgain(clock.instant());
            deliveries.save(delivery);
            audit.sentAgain(delivery.view());
            return delivery.view();
        });
        failures.forget(new WorkId(id.tenant(), WorkKind.DELIVERY, id.value()));
        circuit.close(id.tenant());
        senders.wake();
        return view;
    }
}
