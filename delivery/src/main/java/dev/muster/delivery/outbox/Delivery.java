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
import dev.muster.work.Backoff;
import dev.muster.work.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One letter on its way to one recipient. */
final class Delivery {
    /** Of its row, in the order of {@link #values}. */
    static final List<String> COLUMNS = List.of(
            "run_id",
            "about",
            "subject",
            "body",
            "recipient",
            "state",
            "attempts",
            "not_before",
            "place",
            "message_id",
            "failure",
            "created",
            "attempted_at",
            "finished");

    private static final Duration FOR_A_SERVER = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3);

    private final DeliveryId id;
    private final LetterKind about;
    private final @Nullable OriginId origin;
    private final @Nullable String subject;
    private final @Nullable String body;
    private final String recipient;
    private final String messageId;
    private final Instant created;
    private final @Nullable Long version;

    private DeliveryState state = DeliveryState.PENDING;
    private int attempts;
    private Instant notBefore;
    private @Nullable String place;
    private @Nullable String failure;
    private @Nullable Instant attemptedAt;
    private @Nullable Instant finished;

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
        this.id = DeliveryId.next(tenant);
        this.about = about;
        this.origin = origin;
        this.messageId = number;
        this.recipient = recipient;
        this.subject = subject;
        this.body = body;
        this.notBefore = now;
        this.created = now;
        this.version = null;
    }

    private Delivery(ResultSet row) throws SQLException {
        this.id = new DeliveryId(Rows.tenant(row), row.getObject("delivery_id", UUID.class));
        UUID broughtId = row.getObject("run_id", UUID.class);
        this.about = LetterKind.valueOf(row.getString("about"));
        this.origin = broughtId == null ? null : new OriginId(id.tenant(), broughtId);
        this.subject = row.getString("subject");
        this.body = row.getString("body");
        this.recipient = row.getString("recipient");
        this.messageId = row.getString("message_id");
        this.created = Rows.instant(row, "created");
        this.version = row.getLong("version");
        this.state = DeliveryState.valueOf(row.getString("state"));
        this.attempts = row.getInt("attempts");
        this.notBefore = Rows.instant(row, "not_before");
        this.place = row.getString("place");
        this.failure = row.getString("failure");
        this.attemptedAt = Rows.optionalInstant(row, "attempted_at");
        this.finished = Rows.optionalInstant(row, "finished");
    }

    static Delivery read(ResultSet row, int number) throws SQLException {
        return new Delivery(row);
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            origin == null ? null : origin.value(),
            about.name(),
            subject,
            body,
            recipient,
            state.name(),
            attempts,
            Rows.time(notBefore),
            place,
            messageId,
            failure,
            Rows.time(created),
            Rows.time(attemptedAt),
            Rows.time(finished)
        };
    }

    /** Of the row that it was read from; null while there is none. */
    @Nullable
    Long version() {
        return version;
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
                        + id.value() + "/send sends it again.";
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
        return id;
    }

    /** Null where the letter has a text of its own. */
    @Nullable
    OriginId origin() {
        return origin;
    }

    /** Of a letter with a text of its own. */
    Mail plain() {
        return Mail.plain(messageId, recipient, requireNonNull(subject), requireNonNull(body));
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
                id,
                about,
                origin,
                recipient,
                subject,
                state,
                attempts,
                notBefore,
                place,
                messageId,
                failure,
                created,
                attemptedAt,
                finished);
    }
}
