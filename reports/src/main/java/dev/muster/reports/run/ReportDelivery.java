package dev.muster.reports.run;

import dev.muster.reports.DeliveryId;
import dev.muster.reports.DeliveryState;
import dev.muster.reports.DeliveryView;
import dev.muster.reports.RunId;
import dev.muster.reports.delivery.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run on its way to one recipient. */
final class ReportDelivery {
    /** Of its row, in the order of {@link #values}. */
    static final List<String> COLUMNS = List.of(
            "run_id",
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

    private final DeliveryId id;
    private final RunId run;
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

    ReportDelivery(RunId run, String recipient, Instant now) {
        this.id = DeliveryId.next(run.tenant());
        this.run = run;
        this.recipient = recipient;
        this.messageId = LetterNumber.of(run, recipient);
        this.notBefore = now;
        this.created = now;
        this.version = null;
    }

    private ReportDelivery(ResultSet row) throws SQLException {
        this.id = new DeliveryId(Rows.tenant(row), row.getObject("delivery_id", UUID.class));
        this.run = new RunId(id.tenant(), row.getObject("run_id", UUID.class));
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

    static ReportDelivery read(ResultSet row, int number) throws SQLException {
        return new ReportDelivery(row);
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            run.value(),
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
        return id;
    }

    RunId run() {
        return run;
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
                id, run, recipient, state, attempts, place, messageId, failure, created, attemptedAt, finished);
    }
}
