package dev.muster.reports.outbox;

import dev.muster.directory.TenantId;
import dev.muster.reports.DeliveryId;
import dev.muster.reports.RunId;
import dev.muster.reports.delivery.Letter;
import dev.muster.reports.delivery.Outcome;
import dev.muster.reports.delivery.Post;
import dev.muster.reports.work.Claims;
import dev.muster.reports.work.TenantTransactions;
import dev.muster.reports.work.WorkFolder;
import dev.muster.reports.work.WorkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pending delivery goes out. It says so before it is sent, and what became of it afterwards. Found in between, with nobody at it,
 * it may have gone out: then the post is asked, and where that cannot know, a person.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Post post;
    private final Deliveries deliveries;
    private final ReportContents reports;
    private final Circuit circuit;
    private final TenantTransactions transactions;
    private final Claims claims;
    private final Clock clock;

    Dispatch(
            Post post,
            Deliveries deliveries,
            ReportContents reports,
            Circuit circuit,
            TenantTransactions transactions,
            Claims claims,
            Clock clock) {
        this.post = post;
        this.deliveries = deliveries;
        this.reports = reports;
        this.circuit = circuit;
        this.transactions = transactions;
        this.claims = claims;
        this.clock = clock;
    }

    List<WorkId> due(int most, Set<WorkId> busy, Set<TenantId> full) {
        Instant now = clock.instant();
        int admitted = circuit.admit(post.place(), most, now);
        if (admitted == 0) return List.of();
        Set<TenantId> notOf = new HashSet<>(full);
        notOf.addAll(circuit.leftAlone(now));
        List<WorkId> due = transactions.inAllTenants(() -> deliveries.open(now, admitted, busy, notOf));
        if (due.isEmpty()) circuit.notTried(now);
        return due;
    }

    /** Sends the delivery if it is pending, settles it if it was left undone. @return false if somebody else is at it */
    boolean deliver(DeliveryId id) {
        Optional<Claims.Claim> claimed = claims.tryClaim(id.value());
        if (claimed.isEmpty()) return false;
        try (Claims.Claim claim = claimed.get();
                WorkFolder folder = WorkFolder.create()) {
            if (transactions.in(id.tenant(), () -> settle(delivery(id)))) return true;
            Letter letter = letter(id, folder.path());
            change(id, delivery -> delivery.sending(post.place(), clock.instant()));
            Outcome outcome = post.send(letter);
            circuit.note(id.tenant(), outcome, clock.instant());
            if (!(outcome instanceof Outcome.Sent)) LOG.warn("The delivery {} has not gone out: {}", id, outcome);
            change(id, delivery -> delivery.ended(outcome, clock.instant()));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is nothing (more) to send. */
    private boolean settle(Delivery delivery) {
        if (!delivery.isSending()) return !delivery.isPending(clock.instant());
        Optional<Boolean> sent =
                delivery.wasSendingFrom(post.place()) ? post.hasSent(delivery.number()) : Optional.empty();
        Outcome outcome = sent.<Outcome>map(out -> out
                        ? new Outcome.Sent()
                        : new Outcome.NotSent("The server stopped before the letter was out.", true))
                .orElseGet(() -> new Outcome.Uncertain("The server stopped while the letter was being sent."));
        delivery.ended(outcome, clock.instant());
        deliveries.save(delivery);
        return true;
    }

    private Letter letter(DeliveryId id, Path folder) throws IOException {
        Delivery delivery = transactions.in(id.tenant(), () -> delivery(id));
        RunId run = delivery.run();
        return run == null ? delivery.plain() : reports.letter(run, delivery.number(), delivery.recipient(), folder);
    }

    private Delivery delivery(DeliveryId id) {
        return deliveries.find(id).orElseThrow();
    }

    private void change(DeliveryId id, Consumer<Delivery> change) {
        transactions.run(id.tenant(), () -> {
            Delivery delivery = delivery(id);
            change.accept(delivery);
            deliveries.save(delivery);
        });
    }
}
