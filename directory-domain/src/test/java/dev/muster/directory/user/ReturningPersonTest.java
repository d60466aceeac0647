package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ENTRA;
import static dev.muster.directory.Cast.BY_OKTA;
import static dev.muster.directory.Cast.ENTRA;
import static dev.muster.directory.Cast.OKTA;
import static dev.muster.directory.Cast.TOUR_GUIDES;
import static dev.muster.directory.user.UserFixture.barbaraProvisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Cast;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.user.UserCommand.ReactivateUser;
import dev.muster.directory.user.UserCommand.ReinstateUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.ReviseUser;
import dev.muster.directory.user.UserEvent.FormerAccessWithdrawn;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserExternalIdChanged;
import dev.muster.directory.user.UserEvent.UserHandedOver;
import dev.muster.directory.user.UserEvent.UserIdentityAnswered;
import dev.muster.directory.user.UserEvent.UserIdentityConfirmed;
import dev.muster.directory.user.UserEvent.UserIdentityQuestioned;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.directory.user.UserEvent.UserReactivated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Same externalId, same person. Nobody inherits what a stranger had. */
class ReturningPersonTest {
    private static final UserDeactivated LEFT = new UserDeactivated(BARBARA);
    private static final UserReactivated BACK = new UserReactivated(BARBARA, KnownBy.ID, true);
    private static final FormerAccess.Access HELD =
            new FormerAccess.Access(List.of(TOUR_GUIDES.value()), List.of(new DirectRole(new UUID(7, 1), 3)));

    private final UserFixture directory = new UserFixture();

    private static ReplaceUser put(String externalId) {
        return new ReplaceUser(BARBARA, null, Cast.barbara(), externalId);
    }

    private static ReviseUser patch(String value) {
        var operation = new PatchOperation.Replace(null, new JsonMapper().readTree(value));
        return new ReviseUser(BARBARA, null, List.of(operation), NoMatch.REFUSE);
    }

    /** The payloads of what then happened, which names a question by chance. */
    private static List<Object> happened(ResultValidator<User> result) {
        List<Object> payloads = new ArrayList<>();
        result.expectSuccessfulHandlerExecution().expectEventsMatching(Matchers.predicate(events -> {
            events.forEach(event -> payloads.add(((EventMessage<?>) event).getPayload()));
            return true;
        }));
        return payloads;
    }

    private static List<String> kinds(List<Object> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private static UserIdentityQuestioned question(List<Object> events) {
        return events.stream()
                .flatMap(event -> event instanceof UserIdentityQuestioned asked ? Stream.of(asked) : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_same_externalId_is_the_same_person() {
        directory
                .given(barbaraProvisioned(), LEFT)
                .when(put("00u1"))
                .expectEvents(new UserReactivated(BARBARA, KnownBy.EXTERNAL_ID, false));
    }

    @Test
    void another_externalId_takes_what_let_the_former_one_in_and_asks() {
        List<Object> events =
                happened(directory.with(HELD).given(barbaraProvisioned(), LEFT).when(put("00u2")));

        assertThat(kinds(events))
                .containsExactly(
                        "FormerAccessWithdrawn", "UserExternalIdChanged", "UserReactivated", "UserIdentityQuestioned");
        UserIdentityQuestioned question = question(events);
        assertThat(events.get(0))
                .isEqualTo(new FormerAccessWithdrawn(
                        BARBARA, question.question(), List.of(TOUR_GUIDES.value()), HELD.roles()));
        assertThat(question.former()).isEqualTo(Cast.barbara());
        assertThat(question.formerExternalId()).isEqualTo("00u1");
        assertThat(question.externalId()).isEqualTo("00u2");
        assertThat(question.returnedAt()).isNull();
        assertThat(directory.askedBefore).isNull();
    }

    @Test
    void access_is_withdrawn_in_events_of_five_hundred() {
        List<UUID> groups =
                Stream.generate(UUID::randomUUID).limit(1_001).sorted().toList();
        List<Object> events = happened(directory
                .with(new FormerAccess.Access(groups, List.of()))
                .given(barbaraProvisioned(), LEFT)
                .when(put("00u2")));

        assertThat(events.subList(0, 3))
                .extracting(event -> ((FormerAccessWithdrawn) event).groups().size())
                .containsExactly(500, 500, 1);
    }

    @Test
    void active_alone_leaves_open_who_it_is_until_a_write_says_so() {
        directory
                .given(barbaraProvisioned(), LEFT)
                .when(patch("{\"active\": true}"))
                .expectEvents(BACK);
        assertThat(kinds(happened(new UserFixture()
                        .given(barbaraProvisioned(), LEFT, BACK)
                        .when(patch("{\"title\": \"Guide\"}")))))
                .containsExactly("UserRevised");
    }

    @Test
    void a_write_with_the_externalId_of_then_confirms_and_then_it_may_change() {
        var confirmed = new UserIdentityConfirmed(BARBARA, KnownBy.EXTERNAL_ID);
        directory.given(barbaraProvisioned(), LEFT, BACK).when(put("00u1")).expectEvents(confirmed);
        new UserFixture()
                .given(barbaraProvisioned(), LEFT, BACK, confirmed)
                .when(put("00u2"))
                .expectEvents(new UserExternalIdChanged(BARBARA, OKTA, "00u1", "00u2"));
    }

    @Test
    void a_write_with_another_takes_what_was_there_before_the_return() {
        List<Object> events = happened(
                directory.with(HELD).given(barbaraProvisioned(), LEFT, BACK).when(patch("{\"externalId\": \"00u2\"}")));

        assertThat(kinds(events))
                .containsExactly("FormerAccessWithdrawn", "UserExternalIdChanged", "UserIdentityQuestioned");
        assertThat(question(events).returnedAt()).isNotNull();
        assertThat(directory.askedBefore).isEqualTo(2);
    }

    @Test
    void the_externalId_that_counts_is_the_one_at_the_time_of_leaving() {
        var edited = new UserExternalIdChanged(BARBARA, OKTA, "00u1", "00u2");
        assertThat(kinds(happened(
                        directory.given(barbaraProvisioned(), LEFT, edited).when(patch("{\"active\": true}")))))
                .contains("UserIdentityQuestioned");
        new UserFixture()
                .given(barbaraProvisioned(), LEFT, edited)
                .when(put("00u1"))
                .expectEvents(
                        new UserExternalIdChanged(BARBARA, OKTA, "00u2", "00u1"),
                        new UserReactivated(BARBARA, KnownBy.EXTERNAL_ID, false));
    }

    @Test
    void whoever_leaves_unknown_leaves_the_record_to_the_one_before() {
        assertThat(kinds(happened(directory
                        .given(
                                barbaraProvisioned(),
                                LEFT,
                                BACK,
                                new UserExternalIdChanged(BARBARA, OKTA, "00u1", null),
                                LEFT)
                        .when(put("00u2")))))
                .contains("UserIdentityQuestioned");
    }

    @Test
    void after_a_hand_over_another_externalId_is_another_person_still() {
        var handed = new UserHandedOver(BARBARA, OKTA, ENTRA);
        assertThat(kinds(happened(
                        directory.given(barbaraProvisioned(), LEFT, handed).when(put("babs"), BY_ENTRA))))
                .contains("UserIdentityQuestioned");
        assertThat(kinds(happened(new UserFixture()
                        .given(barbaraProvisioned(), LEFT, handed)
                        .when(put("00u1"), BY_ENTRA))))
                .doesNotContain("UserIdentityQuestioned");
    }

    @Test
    void without_an_externalId_the_employee_number_tells_two_apart() {
        String number = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber";
        Document numbered = Cast.barbara().with(number, StringNode.valueOf("7001"));
        var provisioned = new UserProvisioned(BARBARA, OKTA, numbered, null);
        Document other = Cast.barbara().with(number, StringNode.valueOf("7002"));

        assertThat(kinds(happened(
                        directory.given(provisioned, LEFT).when(new ReinstateUser(BARBARA, other, "00u2"), BY_OKTA))))
                .contains("UserIdentityQuestioned");
        new UserFixture()
                .given(provisioned, LEFT)
                .when(new ReinstateUser(BARBARA, numbered, null))
                .expectEvents(new UserReactivated(BARBARA, KnownBy.USER_NAME, false));
    }

    @Test
    void an_address_makes_nobody_known_again_unless_the_policy_says_so_and_one_has_no_externalId() {
        Document renamed = Cast.barbara().with("userName", StringNode.valueOf("babs@example.com"));
        directory
                .given(barbaraProvisioned(), LEFT)
                .when(new ReinstateUser(BARBARA, renamed, null))
                .expectException(UserRefusal.NotKnownAgain.class);
        new UserFixture()
                .recognisingByEmail()
                .given(barbaraProvisioned(), LEFT)
                .when(new ReinstateUser(BARBARA, renamed, "00u2"))
                .expectException(UserRefusal.NotKnownAgain.class);
        assertThat(happened(new UserFixture()
                        .recognisingByEmail()
                        .given(barbaraProvisioned(), LEFT)
                        .when(new ReinstateUser(BARBARA, renamed, null))))
                .contains(new UserReactivated(BARBARA, KnownBy.PRIMARY_EMAIL, true));
    }

    @Test
    void what_would_let_the_other_in_is_not_kept_by_a_patch() {
        Document admin = Cast.barbara().with("userType", StringNode.valueOf("admin"));
        var provisioned = new UserProvisioned(BARBARA, OKTA, admin, "00u1");
        List<Object> events = happened(
                directory.given(provisioned, LEFT).when(patch("{\"active\": true, \"externalId\": \"00u2\"}")));
        assertThat(events.getFirst().toString()).contains("userType");

        assertThat(kinds(happened(new UserFixture()
                        .given(provisioned, LEFT)
                        .when(patch("{\"active\": true, \"externalId\": \"00u2\", \"userType\": \"admin\"}")))))
                .doesNotContain("UserRevised");
    }

    @Test
    void events_of_a_time_when_nobody_looked_leave_nothing_open() {
        directory
                .given(barbaraProvisioned(), LEFT, new UserReactivated(BARBARA, null, false))
                .when(put("00u2"))
                .expectEvents(new UserExternalIdChanged(BARBARA, OKTA, "00u1", "00u2"));
    }

    @Test
    void an_active_persons_externalId_may_change() {
        directory
                .given(barbaraProvisioned())
                .when(put("bjensen"))
                .expectEvents(new UserExternalIdChanged(BARBARA, OKTA, "00u1", "bjensen"));
    }

    @Test
    void a_record_that_was_made_inactive_leaves_nothing_open_when_it_becomes_active() {
        Document waiting = Cast.barbara().with("active", tools.jackson.databind.node.BooleanNode.FALSE);
        directory
                .given(new UserProvisioned(BARBARA, OKTA, waiting, "00u1"))
                .when(new ReactivateUser(BARBARA, null))
                .expectEvents(new UserReactivated(BARBARA, KnownBy.ID, false));
    }

    @Test
    void what_follows_from_another_person_is_no_removal_of_the_clients() {
        directory.with(HELD).given(barbaraProvisioned(), LEFT).when(put("00u2"));
        assertThat(directory.removals.seen).isEmpty();
    }

    @Test
    void of_several_who_came_clients_are_told_of_the_last_one() {
        UUID first = new UUID(7, 2);
        UUID second = new UUID(7, 3);
        UserId theFirst = UserId.next(BARBARA.tenant());
        UserId theSecond = UserId.next(BARBARA.tenant());
        directory
                .given(
                        barbaraProvisioned(),
                        LEFT,
                        BACK,
                        asked(first),
                        LEFT,
                        BACK,
                        asked(second),
                        new UserIdentityAnswered(BARBARA, second, IdentityAnswer.ANOTHER, theSecond),
                        new UserIdentityAnswered(BARBARA, first, IdentityAnswer.ANOTHER, theFirst))
                .when(put("00u3"))
                .expectExceptionMessage(
                        "Nothing was changed: this record was found to be of somebody who left. The person whom you know by it has"
                                + " the record " + theSecond.value() + " now.");
    }

    private static UserIdentityQuestioned asked(UUID question) {
        return new UserIdentityQuestioned(
                BARBARA, question, Cast.barbara(), "00u1", "00u2", Instant.EPOCH, null, Instant.EPOCH);
    }
}
