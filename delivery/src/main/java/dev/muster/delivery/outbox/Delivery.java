package dev.muster.delivery.outbox;

import static java.util.Objects.requireNonNull;

import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.DeliveryView;
import dev.muster.delivery.LetterKind;
import dev.muster.delivery.OriginId;
import dev.muster.delivery.mail.Mail;
import dev.muster.delivery.mail.Outcome;
import dev.muster.directory.TenantId;
import dev.muster.persistence.RowKey;
import dev.muster.persistence.TenantRow;
import dev.muster.work.Backoff;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One letter on its way to one recipient. */
@Entity
@Table(name = "delivery")
class Delivery implements TenantRow {
    private static final Duration FOR_A_SERVER = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3);

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private RowKey key;

    /** The name of a {@link LetterKind}. */
    private String about;

    @Column(name = "run_id")
    private @Nullable UUID origin;

    private @Nullable String subject;
    private @Nullable String body;
    private String recipient;

    @Column(name = "message_id")
    private String number;

    private Instant created;

    @Enumerated(EnumType.STRING)
    private DeliveryState state = DeliveryState.PENDING;

    private int attempts;

    @Column(name = "not_before")
    private Instant notBefore;

    private @Nullable String place;
    private @Nullable String failure;

    @Column(name = "attempted_at")
    private @Nullable Instant attemptedAt;

    private @Nullable Instant finished;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected Delivery() {}

    Delivery(OriginId origin, String recipient, Instant now) {
        this(
                origin.tenant(),
                LetterKind.REPORT,
                origin,
                LetterNumber.of(origin, recipient),
                recipient,
                null,
                null,
                now);
    }

    Delivery(
            TenantId tenant,
            LetterKind about,
            String number,
            String recipient,
            String subject,
            String body,
            Instant now) {
        this(tenant, about, null, number, recipient, subject, body, now);
    }

    private Delivery(
            TenantId tenant,
            LetterKind about,
            @Nullable OriginId origin,
            String number,
            String recipient,
            @Nullable String subject,
            @Nullable String body,
            Instant now) {
        this.key = RowKey.of(tenant, DeliveryId.next(tenant).value());
        this.about = about.name();
        this.origin = origin == null ? null : origin.value();
        this.number = number;
        this.recipient = recipient;
        this.subject = subject;
        this.body = body;
        this.notBefore = now;
        this.created = now;
    }

    @Override
    public RowKey key() {
        return key;
    }

    @Override
    public void requireReadable() {
        LetterKind.valueOf(about);
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
            case Outcome.NotSent not ->
                again(not.reason(), Backoff.after(attempts).filter(p -> not.worthRetrying()), now);
            case Outcome.Silence silence -> again(silence.reason(), Backoff.after(attempts), now);
            case Outcome.NoServer none -> {
                // no fault of this letter's: it waits for the server, but not for ever (RFC 5321 4.5.4.1)
                attempts--;
                again(none.reason(), Optional.of(FOR_A_SERVER).filter(p -> now.isBefore(created.plus(LONGEST))), now);
            }
            case Outcome.Uncertain uncertain -> {
                state = DeliveryState.UNCERTAIN;
                failure = uncertain.reason() + " Ask " + recipient + " whether it is there. If not, POST /api/letters/"
                        + key.id() + "/send sends it again.";
                finished = now;
            }
        }
    }

    private void again(String reason, Optional<Duration> after, Instant now) {
        failure = reason;
        after.ifPresentOrElse(
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
    void sendAgain(Instant now) {
        state = DeliveryState.PENDING;
        attempts = 0;
        notBefore = now;
        finished = null;
    }

    DeliveryId id() {
        return new DeliveryId(key.tenant(), key.id());
    }

    /** Null where the letter has a text of its own. */
    @Nullable
    OriginId origin() {
        return origin == null ? null : new OriginId(key.tenant(), origin);
    }

    /** Of a letter with a text of its own. */
    Mail plain() {
        return Mail.plain(number, recipient, requireNonNull(subject), requireNonNull(body));
    }

    DeliveryState state() {
        return state;
    }

    String recipient() {
        return recipient;
    }

    String number() {
        return number;
    }

    boolean wasSendingFrom(String somewhere) {
        return somewhere.equals(place);
    }

    DeliveryView view() {
        return new DeliveryView(
                id(),
                LetterKind.valueOf(about),
                origin(),
                recipient,
                subject,
                state,
                attempts,
                notBefore,
                place,
                number,
                failure,
                created,
                attemptedAt,
                finished);
    }
}
