package dev.muster.delivery.outbox;

import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.OriginId;
import dev.muster.delivery.mail.Mail;
import dev.muster.delivery.mail.MailTransport;
import dev.muster.delivery.mail.Outcome;
import dev.muster.directory.TenantId;
import dev.muster.work.Claims;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkFolder;
import dev.muster.work.WorkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * A pending delivery goes out. It says so before it is sent, and what became of it afterwards. Found in between, with nobody at it,
 * it may have gone out: then the post is asked, and where that cannot know, a person.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final MailTransport post;
    private final Deliveries deliveries;
    private final LetterContents contents;
    private final CircuitBreaker circuit;
    private final TenantTransactions transactions;
    private final Claims claims;
    private final Clock clock;

    Dispatch(
            MailTransport post,
            Deliveries deliveries,
            LetterContents contents,
            CircuitBreaker circuit,
            TenantTransactions transactions,
            Claims claims,
            Clock clock) {
        this.post = post;
        this.deliveries = deliveries;
        this.contents = contents;
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
            Optional<Delivery> pending = transactions.in(id.tenant(), () -> settle(delivery(id)));
            if (pending.isEmpty()) return true;
            Mail letter = letter(pending.get(), folder.path());
            if (!beginSending(pending.get())) return false;
            Outcome outcome = post.send(letter);
            circuit.note(id.tenant(), outcome, clock.instant());
            if (!(outcome instanceof Outcome.Sent)) LOG.warn("The delivery {} has not gone out: {}", id, outcome);
            transactions.run(id.tenant(), () -> end(delivery(id), outcome));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it was read here, where it is to be sent. */
    private Optional<Delivery> settle(Delivery delivery) {
        if (!delivery.isSending()) return Optional.of(delivery).filter(it -> it.isPending(clock.instant()));
        Optional<Boolean> sent =
                delivery.wasSendingFrom(post.place()) ? post.hasSent(delivery.number()) : Optional.empty();
        Outcome outcome = sent.<Outcome>map(out -> out
                        ? new Outcome.Sent()
                        : new Outcome.NotSent("The server stopped before the letter was out.", true))
                .orElseGet(() -> new Outcome.Uncertain("The server stopped while the letter was being sent."));
        end(delivery, outcome);
        return Optional.empty();
    }

    /** On the row as it was read: of two who read it, because a claim was lost, one sends. */
    private boolean beginSending(Delivery delivery) {
        delivery.sending(post.place(), clock.instant());
        try {
            transactions.run(delivery.id().tenant(), () -> deliveries.save(delivery));
            return true;
        } catch (OptimisticLockingFailureException another) {
            LOG.warn("The delivery {} is left to somebody else: {}", delivery.id(), another.getMessage());
            return false;
        }
    }

    private void end(Delivery delivery, Outcome outcome) {
        delivery.ended(outcome, clock.instant());
        deliveries.save(delivery);
    }

    private Mail letter(Delivery delivery, Path folder) throws IOException {
        OriginId origin = delivery.origin();
        return origin == null
                ? delivery.plain()
                : contents.letter(origin, delivery.number(), delivery.recipient(), folder);
    }

    private Delivery delivery(DeliveryId id) {
        return deliveries.find(id).orElseThrow();
    }
}
