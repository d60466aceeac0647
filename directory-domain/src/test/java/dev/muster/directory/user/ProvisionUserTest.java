package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ADMIN;
import static dev.muster.directory.Cast.OKTA;
import static dev.muster.directory.user.UserFixture.barbaraProvisioned;

import dev.muster.directory.Cast;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.UserId;
import dev.muster.directory.user.UserCommand.ProvisionUser;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class ProvisionUserTest {
    private final UserFixture directory = new UserFixture();

    @Test
    void a_new_user_belongs_to_the_integration_that_sent_it() {
        directory.when(new ProvisionUser(BARBARA, Cast.barbara(), "00u1")).expectEvents(barbaraProvisioned());
    }

    @Test
    void a_user_made_by_a_person_belongs_to_no_integration() {
        directory
                .when(new ProvisionUser(BARBARA, Cast.barbara(), null), BY_ADMIN)
                .expectEvents(new UserProvisioned(BARBARA, null, Cast.barbara(), null));
    }

    @Test
    void whoever_comes_without_active_is_active() {
        directory
                .when(new ProvisionUser(BARBARA, Cast.barbara().with("active", null), null))
                .expectEvents(new UserProvisioned(BARBARA, OKTA, Cast.barbara(), null));
    }

    @Test
    void a_name_that_another_bears_in_other_letters_is_taken() {
        UserId another = UserId.next(Cast.EXAMPLE);
        directory.names.release(UniqueNames.Kind.USER_NAME, "bjensen@example.com", BARBARA);
        directory.names.claim(UniqueNames.Kind.USER_NAME, "BJensen@Example.com", another);
        directory
                .when(new ProvisionUser(BARBARA, Cast.barbara(), null))
                .expectNoEvents()
                .expectException(UserRefusal.UserNameTaken.class);
    }

    /** A replay gives such a name to a user who was erased: see docs/decisions/0049. */
    @Test
    void a_name_of_erased_users_is_taken_however_it_is_written() {
        for (String name : List.of("erased-", "Erased-", "ｅrased-")) {
            directory
                    .when(new ProvisionUser(
                            BARBARA,
                            Cast.barbara().with("userName", StringNode.valueOf(name + UUID.randomUUID())),
                            null))
                    .expectNoEvents()
                    .expectException(UserRefusal.UserNameTaken.class);
        }
    }
}
