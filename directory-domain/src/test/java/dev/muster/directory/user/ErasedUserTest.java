package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ADMIN;
import static dev.muster.directory.Cast.OKTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Cast;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.UserId;
import dev.muster.directory.event.Tombstone;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.SeparatePersons;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserIdentityQuestioned;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.directory.user.UserEvent.UserReactivated;
import dev.muster.directory.user.UserEvent.UserRenamed;
import dev.muster.directory.user.UserEvent.UserRevised;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Commands to a user whose events have no personal part any more, as they are read then. See docs/decisions/0049. */
@SuppressWarnings({"DataFlowIssue", "NullAway"}) // what was erased is read as null
class ErasedUserTest {
    private static final UserProvisioned PROVISIONED = new UserProvisioned(BARBARA, OKTA, null, null);
    private static final UserRevised REVISED = new UserRevised(BARBARA, null);
    private static final UserRenamed RENAMED = new UserRenamed(BARBARA, null, null);

    private final UserFixture directory = new UserFixture();

    ErasedUserTest() {
        directory.names.claim(UniqueNames.Kind.USER_NAME, Tombstone.nameOf(BARBARA), BARBARA);
    }

    @Test
    void they_are_deleted_and_their_placeholder_is_free() {
        directory
                .given(PROVISIONED, REVISED, RENAMED, new UserDeactivated(BARBARA))
                .when(new DeleteUser(BARBARA, null))
                .expectEvents(new UserDeleted(BARBARA));
        assertThat(directory.names.isFree(UniqueNames.Kind.USER_NAME, Tombstone.nameOf(BARBARA)))
                .isTrue();
    }

    @Test
    void a_client_may_give_them_a_name_again() {
        directory
                .given(PROVISIONED, REVISED, RENAMED, new UserDeactivated(BARBARA))
                .when(new ReplaceUser(BARBARA, null, Cast.barbara(), "00u1"))
                .expectSuccessfulHandlerExecution()
                .expectState(user -> assertThat(
                                directory.names.isFree(UniqueNames.Kind.USER_NAME, Tombstone.nameOf(BARBARA)))
                        .isTrue());
    }

    @Test
    void they_are_told_apart_from_whoever_came_after_them() {
        UUID question = UUID.randomUUID();
        directory
                .given(
                        PROVISIONED,
                        new UserDeactivated(BARBARA),
                        new UserReactivated(BARBARA, KnownBy.USER_NAME, false),
                        new UserIdentityQuestioned(BARBARA, question, null, null, null, Instant.EPOCH, OKTA, null))
                .when(new SeparatePersons(BARBARA, question, UserId.next(Cast.EXAMPLE)), BY_ADMIN)
                .expectSuccessfulHandlerExecution();
    }
}
