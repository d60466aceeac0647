package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.user.UserFixture.barbaraProvisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Cast;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.ReinstateUser;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserReactivated;
import org.junit.jupiter.api.Test;

class ReinstateUserTest {
    private final UserFixture directory = new UserFixture();

    @Test
    void a_leaver_comes_back_as_the_same_user() {
        directory
                .given(barbaraProvisioned(), new UserDeactivated(BARBARA))
                .when(new ReinstateUser(BARBARA, Cast.barbara().with("active", null), "00u1"))
                .expectEvents(new UserReactivated(BARBARA, KnownBy.EXTERNAL_ID, false));
    }

    @Test
    void nobody_is_reinstated_who_never_left() {
        directory
                .given(barbaraProvisioned())
                .when(new ReinstateUser(BARBARA, Cast.barbara(), "00u1"))
                .expectException(UserRefusal.StillActive.class);
    }

    @Test
    void a_deleted_user_frees_the_name() {
        directory
                .given(barbaraProvisioned())
                .when(new DeleteUser(BARBARA, null))
                .expectEvents(new UserDeleted(BARBARA))
                .expectMarkedDeleted();
        assertThat(directory.names.isFree(UniqueNames.Kind.USER_NAME, "bjensen@example.com"))
                .isTrue();
    }
}
