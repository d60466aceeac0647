package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.OKTA;
import static dev.muster.directory.user.UserFixture.barbaraProvisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Cast;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.ReviseUser;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserExternalIdChanged;
import dev.muster.directory.user.UserEvent.UserRenamed;
import dev.muster.directory.user.UserEvent.UserRevised;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class ReviseUserTest {
    private final UserFixture directory = new UserFixture();

    @Test
    void a_change_keeps_the_whole_value_before_and_after() {
        directory
                .given(barbaraProvisioned())
                .when(replacing(body().put("displayName", "Barbara Jensen")))
                .expectEvents(new UserRevised(
                        BARBARA,
                        List.of(new AttributeChange(
                                "displayName",
                                StringNode.valueOf("Babs Jensen"),
                                StringNode.valueOf("Barbara Jensen")))));
    }

    @Test
    void each_decision_in_one_request_has_its_own_event() {
        directory
                .given(barbaraProvisioned())
                .when(replacing(body().put("userName", "babs@example.com")
                        .put("active", false)
                        .put("externalId", "00u2")))
                .expectEvents(
                        new UserRenamed(BARBARA, "bjensen@example.com", "babs@example.com"),
                        new UserExternalIdChanged(BARBARA, OKTA, "00u1", "00u2"),
                        new UserDeactivated(BARBARA));
        assertThat(directory.names.isFree(UniqueNames.Kind.USER_NAME, "bjensen@example.com"))
                .isTrue();
    }

    @Test
    void a_new_spelling_of_the_same_name_keeps_the_claim() {
        directory
                .given(barbaraProvisioned())
                .when(replacing(body().put("userName", "BJensen@example.com")))
                .expectEvents(new UserRenamed(BARBARA, "bjensen@example.com", "BJensen@example.com"));
        assertThat(directory.names.isFree(UniqueNames.Kind.USER_NAME, "bjensen@example.com"))
                .isFalse();
    }

    @Test
    void saying_again_what_is_already_so_adds_nothing() {
        directory
                .given(barbaraProvisioned())
                .when(replacing(body().put("displayName", "Babs Jensen").put("active", true)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_document_put_back_as_it_was_adds_nothing() {
        directory
                .given(barbaraProvisioned())
                .when(new ReplaceUser(BARBARA, null, Cast.barbara(), "00u1"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_document_without_active_leaves_a_leaver_a_leaver() {
        directory
                .given(barbaraProvisioned(), new UserDeactivated(BARBARA))
                .when(new ReplaceUser(BARBARA, null, Cast.barbara().with("active", null), "00u1"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ReviseUser replacing(ObjectNode value) {
        return new ReviseUser(BARBARA, null, List.of(new PatchOperation.Replace(null, value)), NoMatch.CREATE);
    }
}
