package dev.muster.reports.outbox;

import dev.muster.directory.TenantId;
import dev.muster.reports.DeliveryId;
import dev.muster.reports.DeliveryState;
import dev.muster.reports.DeliveryView;
import dev.muster.reports.Letters;
import dev.muster.reports.ReportAudit;
import dev.muster.reports.RunId;
import dev.muster.reports.ScheduleRefusal.DeliveryNotEnded;
import dev.muster.reports.ScheduleRefusal.NoSuchDelivery;
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
    private final ReportAudit audit;
    private final Clock clock;

    RecordedLetters(
            Deliveries deliveries,
            CircuitBreaker circuit,
            WorkFailures failures,
            TenantTransactions transactions,
            Workers senders,
            ReportAudit audit,
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

    /** Of a run, by recipient. */
    public List<DeliveryView> of(RunId run) {
        return transactions.in(
                run.tenant(),
                () -> deliveries.of(run).stream().map(Delivery::view).toList());
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
