package dev.muster.reports.run;

import dev.muster.reports.DeliveryId;
import dev.muster.reports.DeliveryState;
import dev.muster.reports.DeliveryView;
import dev.muster.reports.RunId;
import dev.muster.reports.delivery.Outcome;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run on its way to one recipient. */
@Entity
@Table(name = "report_delivery")
class ReportDelivery {
    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private Key key;

    @Column(name = "run_id")
    private UUID run;

    private String recipient;

    @Enumerated(EnumType.STRING)
    private DeliveryState state = DeliveryState.PENDING;

    private int attempts;

    @Column(name = "not_before")
    private Instant notBefore;

    private @Nullable String place;

    @Column(name = "message_id")
    private String messageId;

    private @Nullable String failure;
    private Instant created;

    @Column(name = "attempted_at")
    private @Nullable Instant attemptedAt;

    private @Nullable Instant finished;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected ReportDelivery() {}

    ReportDelivery(RunId run, String recipient, Instant now) {
        DeliveryId id = DeliveryId.next(run.tenant());
        this.key = Key.of(id.tenant(), id.value());
        this.run = run.value();
        this.recipient = recipient;
        this.messageId = LetterNumber.of(run, recipient);
        this.notBefore = now;
        this.created = now;
    }

    boolean isPending(Instant now) {
        return state == DeliveryState.PENDING && !notBefore.isAfter(now);
    }

    boolean isSending() {
        return state == DeliveryState.SENDING;
    }

    void sending(String from, Instant now) {
        state = DeliveryState.SENDING;
        place = from;
        attempts++;
        attemptedAt = now;
    }

    void ended(Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Sent sent -> {
                state = DeliveryState.SENT;
                failure = null;
                finished = now;
            }
            case Outcome.NotSent not -> notSent(not.reason(), not.worthRetrying(), now);
            case Outcome.Uncertain uncertain -> {
                state = DeliveryState.UNCERTAIN;
                failure = uncertain.reason();
                finished = now;
            }
        }
    }

    private void notSent(String reason, boolean worthRetrying, Instant now) {
        failure = reason;
        Backoff.after(attempts)
                .filter(pause -> worthRetrying)
                .ifPresentOrElse(
                        pause -> {
                            state = DeliveryState.PENDING;
                            notBefore = now.plus(pause);
                        },
                        () -> {
                            state = DeliveryState.FAILED;
                            finished = now;
                        });
    }

    /** Somebody has looked, and wants it sent (again). */
    void again(Instant now) {
        state = DeliveryState.PENDING;
        attempts = 0;
        notBefore = now;
        finished = null;
    }

    DeliveryId id() {
        return new DeliveryId(key.tenant(), key.id());
    }

    RunId run() {
        return new RunId(key.tenant(), run);
    }

    DeliveryState state() {
        return state;
    }

    String recipient() {
        return recipient;
    }

    String number() {
        return messageId;
    }

    boolean wasSendingFrom(String somewhere) {
        return somewhere.equals(place);
    }

    DeliveryView view() {
        return new DeliveryView(
                id(), run(), recipient, state, attempts, place, messageId, failure, created, attemptedAt, finished);
    }
}
