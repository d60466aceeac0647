package dev.muster.delivery.outbox;

import dev.muster.delivery.LetterKind;
import dev.muster.delivery.OriginId;
import dev.muster.directory.TenantId;
import dev.muster.work.Workers;
import java.time.Clock;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where letters are put, in the caller's transaction and so with what they tell of. They go out after its commit. */
public final class Outbox {
    private final Deliveries deliveries;
    private final Workers senders;
    private final Clock clock;

    Outbox(Deliveries deliveries, Workers senders, Clock clock) {
        this.deliveries = deliveries;
        this.senders = senders;
        this.clock = clock;
    }

    /**
     * A letter that is text alone.
     *
     * @param number tells it from every other of the tenant: of one number there is one letter, however often it is put
     */
    public void put(TenantId tenant, LetterKind about, String number, String recipient, String subject, String text) {
        put(new Delivery(tenant, about, number, recipient, subject, text, clock.instant()));
    }

    /** A letter that brings a report. */
    public void put(OriginId origin, String recipient) {
        put(new Delivery(origin, recipient, clock.instant()));
    }

    private void put(Delivery delivery) {
        if (deliveries.count(delivery.key().tenantId(), delivery.number()) > 0) return;
        deliveries.save(delivery);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            senders.wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                senders.wake();
            }
        });
    }
}
