package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ADMIN;
import static dev.muster.directory.Cast.BY_ENTRA;
import static dev.muster.directory.user.UserFixture.barbaraProvisioned;

import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.user.UserCommand.DeactivateUser;
import dev.muster.directory.user.UserCommand.ReactivateUser;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserReactivated;
import org.junit.jupiter.api.Test;

class DeactivateUserTest {
    private final UserFixture directory = new UserFixture();

    @Test
    void an_active_user_becomes_inactive() {
        directory
                .given(barbaraProvisioned())
                .when(new DeactivateUser(BARBARA, null))
                .expectEvents(new UserDeactivated(BARBARA));
    }

    @Test
    void deactivating_twice_is_accepted_and_adds_nothing_to_history() {
        directory
                .given(barbaraProvisioned(), new UserDeactivated(BARBARA))
                .when(new DeactivateUser(BARBARA, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void another_integration_may_not() {
        directory
                .given(barbaraProvisioned())
                .when(new DeactivateUser(BARBARA, null), BY_ENTRA)
                .expectException(OwnedByAnother.class);
    }

    @Test
    void a_person_may() {
        directory
                .given(barbaraProvisioned())
                .when(new DeactivateUser(BARBARA, null), BY_ADMIN)
                .expectEvents(new UserDeactivated(BARBARA));
    }

    @Test
    void a_leaver_can_be_reactivated() {
        directory
                .given(barbaraProvisioned(), new UserDeactivated(BARBARA))
                .when(new ReactivateUser(BARBARA, null))
                .expectEvents(new UserReactivated(BARBARA, KnownBy.ID, true));
    }
}
