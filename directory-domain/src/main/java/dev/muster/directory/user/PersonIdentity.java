package dev.muster.directory.user;

import dev.muster.directory.UserId;
import dev.muster.directory.UuidV7;
import dev.muster.directory.document.Document;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
import dev.muster.directory.user.UserEvent.UserIdentityAnswered;
import dev.muster.directory.user.UserEvent.UserIdentityQuestioned;
import dev.muster.directory.user.UserEvent.UserReactivated;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose record it is. The one who left is remembered as they were, until it is known who came back; and where another person came,
 * until somebody has said so. See docs/decisions/0030.
 */
final class PersonIdentity {
    /** A return that nobody has answered for yet, and what was taken from the record with it. */
    record Question(UUID id, Departure former, Instant returnedAt, FormerAccess.Access withdrawn) {}

    private @Nullable Departure left;
    private boolean unconfirmed;
    private long returnedAs;
    private @Nullable Instant returnedAt;
    private @Nullable UserId separatedFrom;
    private final Deque<Question> questions = new ArrayDeque<>();
    private final List<FormerAccessWithdrawn> withdrawn = new ArrayList<>();

    /** Whether somebody was let in without a word on who they are. */
    boolean isUnconfirmed() {
        return unconfirmed;
    }

    /** Who left, where it is not known yet who came back; null where nobody did. */
    @Nullable
    Departure left() {
        return left;
    }

    /** The number of the event by which they were let in. */
    long returnedAs() {
        return returnedAs;
    }

    boolean isAnother(@Nullable String externalId, Document now) {
        return left != null && left.isOfAnotherThan(externalId, now);
    }

    boolean isOfLeaver(@Nullable String externalId) {
        return left != null && left.isOf(externalId);
    }

    /** The record without what would let another person in, as far as it still is as it was. */
    Document withoutAccess(Document now) {
        return left == null ? now : left.withoutAccess(now);
    }

    /** Asked where the {@link #left} one and whoever comes are not the same. */
    UserIdentityQuestioned question(UserId user, @Nullable String externalId) {
        Departure former = Objects.requireNonNull(left);
        return new UserIdentityQuestioned(
                user,
                UuidV7.next(),
                former.document(),
                former.externalId(),
                externalId,
                former.at(),
                former.by(),
                unconfirmed ? returnedAt : null);
    }

    /** Whether letting them in now leaves open who they are. */
    boolean staysOpen(boolean confirmed) {
        return left != null && left.everActive() && left.externalId() != null && !confirmed;
    }

    /** The last question comes first: an earlier one speaks of whoever had the record before. */
    Question asked(UUID question) {
        if (questions.stream().noneMatch(open -> open.id().equals(question))) throw new UserRefusal.NothingAsked();
        Question last = questions.getLast();
        if (!last.id().equals(question)) throw new UserRefusal.AskedLater(last.id());
        return last;
    }

    /** Clients may know somebody by this record who has another one now: what they say here is not meant for the one who left. */
    void refuseUnlessMeant(@Nullable String externalId) {
        if (separatedFrom != null && !isOfLeaver(externalId)) throw new UserRefusal.Separated(separatedFrom);
    }

    boolean isSeparated() {
        return separatedFrom != null;
    }

    /** Whoever leaves before anybody knew them leaves the record to the one before. */
    void on(Departure departure) {
        if (!unconfirmed) left = departure;
        unconfirmed = false;
    }

    void on(UserReactivated event, long sequence, Instant at) {
        unconfirmed = event.unconfirmed();
        returnedAs = sequence;
        returnedAt = at;
        separatedFrom = null;
        if (!unconfirmed) left = null;
    }

    void confirmed() {
        left = null;
        unconfirmed = false;
    }

    void on(FormerAccessWithdrawn event) {
        withdrawn.add(event);
    }

    void on(UserIdentityQuestioned event, Instant at) {
        Departure former =
                new Departure(event.former(), event.formerExternalId(), true, event.leftAt(), event.leftBy());
        Instant since = event.returnedAt() == null ? at : event.returnedAt();
        var access = new FormerAccess.Access(
                withdrawn.stream().flatMap(taken -> taken.groups().stream()).toList(),
                withdrawn.stream().flatMap(taken -> taken.roles().stream()).toList());
        withdrawn.clear();
        questions.addLast(new Question(event.question(), former, since, access));
        confirmed();
    }

    void on(UserIdentityAnswered event) {
        Question question = questions.removeLast();
        if (event.answer() == IdentityAnswer.ANOTHER) {
            left = question.former();
            unconfirmed = false;
            // later questions are answered first, and whom clients know by the record is the one who came last
            if (separatedFrom == null) separatedFrom = event.successor();
        }
    }
}
