package dev.muster.directory.user;

import dev.muster.directory.UserId;
import dev.muster.directory.UuidV7;
import dev.muster.directory.schema.Document;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
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
final class Identity {
    /** A return that nobody has answered for yet. What the former one had besides items is gone with it. */
    static final class Question {
        final UUID id;
        final Departure former;
        final Instant returnedAt;
        final List<UUID> groups = new ArrayList<>();
        final List<DirectRole> roles = new ArrayList<>();

        Question(UUID id, Departure former, Instant returnedAt) {
            this.id = id;
            this.former = former;
            this.returnedAt = returnedAt;
        }
    }

    private @Nullable Departure left;
    private boolean unconfirmed;
    private long returnedAs;
    private @Nullable Instant returnedAt;
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

    /** The last question first: an earlier one speaks of whoever had the record before. */
    @Nullable
    Question lastQuestion() {
        return questions.peekLast();
    }

    boolean asks(UUID question) {
        return questions.stream().anyMatch(open -> open.id.equals(question));
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
        Question question =
                new Question(event.question(), former, event.returnedAt() == null ? at : event.returnedAt());
        for (FormerAccessWithdrawn access : withdrawn) {
            question.groups.addAll(access.groups());
            question.roles.addAll(access.roles());
        }
        withdrawn.clear();
        questions.addLast(question);
        confirmed();
    }
}
