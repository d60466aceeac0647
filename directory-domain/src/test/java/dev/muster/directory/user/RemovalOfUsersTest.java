package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.user.UserFixture.barbaraProvisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Cast;
import dev.muster.directory.document.Document;
import dev.muster.directory.integration.MassChangeRefusal;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.user.UserCommand.DeactivateUser;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.ReactivateUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** What the mass-change guard is asked about users. */
class RemovalOfUsersTest {
    private final UserFixture directory = new UserFixture();

    @Test
    void a_deletion_is_asked_for_and_held_whole() {
        directory.removals.full();
        directory
                .given(barbaraProvisioned())
                .when(new DeleteUser(BARBARA, null))
                .expectNoEvents()
                .expectException(MassChangeRefusal.Held.class);
        assertThat(directory.removals.seen).containsExactly(new Removal(Removal.Kind.USER, BARBARA.value(), 1));
    }

    @Test
    void a_deactivation_is_asked_for_once_however_it_comes() {
        Document leaving = Cast.barbara().with("active", BooleanNode.FALSE);
        directory.given(barbaraProvisioned()).when(new ReplaceUser(BARBARA, null, leaving, "00u1"));
        directory.given(barbaraProvisioned()).when(new DeactivateUser(BARBARA, null));
        Removal deactivation = new Removal(Removal.Kind.DEACTIVATION, BARBARA.value(), 1);
        assertThat(directory.removals.seen).containsExactly(deactivation, deactivation);
    }

    @Test
    void whoever_is_inactive_already_or_returns_or_is_only_edited_is_not_asked_for() {
        Document retitled = Cast.barbara().with("title", StringNode.valueOf("Tour Guide"));
        var left = new UserDeactivated(BARBARA);
        directory.given(barbaraProvisioned(), left).when(new DeactivateUser(BARBARA, null));
        directory.given(barbaraProvisioned(), left).when(new ReactivateUser(BARBARA, null));
        directory.given(barbaraProvisioned()).when(new ReplaceUser(BARBARA, null, retitled, "00u1"));
        assertThat(directory.removals.seen).isEmpty();
    }
}
