package dev.muster.projections.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.group.GroupEvent.MemberGroupsAdded;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import dev.muster.directory.group.MembershipChange;
import dev.muster.directory.group.Memberships;
import dev.muster.directory.group.Memberships.Difference;
import dev.muster.directory.group.Memberships.Nesting;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.IntegrationEvent.GroupPredefined;
import dev.muster.directory.integration.IntegrationEvent.IntegrationConfigured;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.projections.ProjectedDirectory;
import dev.muster.projections.integration.IntegrationProjection;
import dev.muster.projections.user.UserProjection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembershipsTest {
    private static final TenantId EXAMPLE = TenantId.next();
    private static final TenantId ANOTHER_TENANT = TenantId.next();
    private static final IntegrationId OKTA = IntegrationId.next(EXAMPLE);
    private static final GroupId TOUR_GUIDES = GroupId.next(EXAMPLE);
    private static final GroupId EMPLOYEES = GroupId.next(EXAMPLE);
    private static final UserId BARBARA = UserId.next(EXAMPLE);
    private static final UserId MANDY = UserId.next(EXAMPLE);
    private static final UserId JOHN = UserId.next(EXAMPLE);
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");

    private final ProjectedDirectory directory = new ProjectedDirectory();
    private final GroupProjection groups = new GroupProjection(directory.writer);
    private final UserProjection users = new UserProjection(directory.writer);
    private final Memberships memberships = new JdbcMemberships(directory.jdbc);

    @BeforeEach
    void three_users_and_two_groups() {
        provision(BARBARA, "bjensen");
        provision(MANDY, "mpepperidge");
        provision(JOHN, "jsmith");
        happened(TOUR_GUIDES, new GroupPushed(TOUR_GUIDES, OKTA, "Tour Guides", "00g1"));
        happened(EMPLOYEES, new GroupPushed(EMPLOYEES, OKTA, "Employees", null));
        happened(TOUR_GUIDES, new MembersAdded(TOUR_GUIDES, List.of(BARBARA, MANDY)));
    }

    @AfterEach
    void drop() {
        directory.close();
    }

    @Test
    void only_who_is_not_yet_in_joins_and_only_who_is_in_leaves() {
        assertThat(difference(MembershipChange.NONE.adding(ids(JOHN, BARBARA)).removing(ids(MANDY))))
                .isEqualTo(users(List.of(JOHN), List.of(MANDY), List.of()));
        assertThat(difference(MembershipChange.NONE.removing(ids(JOHN))))
                .isEqualTo(users(List.of(), List.of(), List.of()));
    }

    @Test
    void of_a_replacement_the_rest_leaves() {
        assertThat(difference(MembershipChange.exactly(ids(MANDY, JOHN))))
                .isEqualTo(users(List.of(JOHN), List.of(BARBARA), List.of()));
        assertThat(difference(MembershipChange.exactly(List.of())).leaving()).containsExactly(BARBARA, MANDY);
    }

    @Test
    void who_is_no_user_of_the_tenant_is_unknown() {
        UserId stranger = UserId.next(EXAMPLE);
        UserId elsewhere = UserId.next(ANOTHER_TENANT);
        directory.happened(
                users, elsewhere, new UserProvisioned(elsewhere, null, Document.parse("""
                        {"userName": "bjensen", "active": true}"""), null), MONDAY, "muster");
        UserId foreign = new UserId(EXAMPLE, elsewhere.value());

        assertThat(difference(MembershipChange.NONE.adding(ids(stranger, foreign)))
                        .unknown())
                .containsExactlyInAnyOrder(stranger.value(), foreign.value());
    }

    @Test
    void whoever_is_just_being_deleted_is_waited_for_and_then_unknown() {
        CompletableFuture<Difference> adding = directory.within(EXAMPLE, () -> {
            new JdbcDeletionLock(directory.jdbc).hold(JOHN);
            directory.jdbc.update(
                    "delete from user_view where tenant_id = ? and user_id = ?", EXAMPLE.value(), JOHN.value());
            var asked = CompletableFuture.supplyAsync(() -> difference(MembershipChange.NONE.adding(ids(JOHN))));
            awaitWaiting();
            return asked;
        });
        assertThat(adding.join()).isEqualTo(users(List.of(), List.of(), List.of(JOHN)));
    }

    @Test
    void a_deletion_waits_for_whoever_is_adding_and_sees_the_new_membership() {
        CompletableFuture<List<GroupId>> leaving = directory.within(EXAMPLE, () -> {
            memberships.difference(EMPLOYEES, MembershipChange.NONE.adding(ids(BARBARA)));
            var deletion = CompletableFuture.supplyAsync(() -> directory.within(EXAMPLE, () -> {
                new JdbcDeletionLock(directory.jdbc).hold(BARBARA);
                return memberships.groupsOf(BARBARA);
            }));
            awaitWaiting();
            directory.jdbc.update(
                    "insert into membership (tenant_id, group_id, member_id) values (?, ?, ?)",
                    EXAMPLE.value(),
                    EMPLOYEES.value(),
                    BARBARA.value());
            return deletion;
        });
        assertThat(leaving.join()).containsExactlyInAnyOrder(TOUR_GUIDES, EMPLOYEES);
    }

    @Test
    void members_leave_with_their_event_and_all_of_them_with_their_group() {
        happened(TOUR_GUIDES, new MembersRemoved(TOUR_GUIDES, List.of(MANDY)));
        assertThat(difference(MembershipChange.exactly(List.of())).leaving()).containsExactly(BARBARA);

        happened(TOUR_GUIDES, new GroupUnlinked(TOUR_GUIDES));
        assertThat(difference(MembershipChange.exactly(List.of())).leaving()).isEmpty();
        assertThat(directory.<List<GroupId>>within(EXAMPLE, () -> memberships.groupsOf(BARBARA)))
                .isEmpty();
    }

    @Test
    void a_deleted_user_has_no_groups_to_be_asked_for_twice() {
        happened(TOUR_GUIDES, new MembersRemoved(TOUR_GUIDES, List.of(BARBARA)));
        directory.happened(users, BARBARA, new UserDeleted(BARBARA), MONDAY, "muster");
        assertThat(difference(MembershipChange.NONE.adding(ids(BARBARA))).unknown())
                .containsExactly(BARBARA.value());
    }

    @Test
    void an_integration_pushes_any_group_unless_only_predefined_ones_are_allowed() {
        var integrations = new IntegrationProjection(directory.writer);
        var predefined = new JdbcPredefinedGroups(directory.jdbc);
        directory.happened(integrations, OKTA, configured(false), MONDAY, "muster");
        assertThat(directory.<Boolean>within(EXAMPLE, () -> predefined.mayPush(OKTA, "Employees")))
                .isTrue();

        directory.happened(integrations, OKTA, configured(true), MONDAY, "muster");
        directory.happened(integrations, OKTA, new GroupPredefined(OKTA, "Tour Guides"), MONDAY, "muster");
        assertThat(directory.<Boolean>within(EXAMPLE, () -> predefined.mayPush(OKTA, "TOUR guides")))
                .isTrue();
        assertThat(directory.<Boolean>within(EXAMPLE, () -> predefined.mayPush(OKTA, "Employees")))
                .isFalse();
    }

    @Test
    void a_group_joins_and_leaves_as_users_do() {
        assertThat(difference(MembershipChange.NONE.adding(ids(EMPLOYEES, JOHN))))
                .isEqualTo(new Difference(
                        List.of(JOHN), List.of(), new Nesting(List.of(EMPLOYEES), List.of(), List.of()), List.of()));
        happened(TOUR_GUIDES, new MemberGroupsAdded(TOUR_GUIDES, List.of(EMPLOYEES)));
        assertThat(difference(MembershipChange.NONE.adding(ids(EMPLOYEES))))
                .isEqualTo(users(List.of(), List.of(), List.of()));
        assertThat(difference(MembershipChange.NONE.removing(ids(EMPLOYEES))).groups())
                .isEqualTo(new Nesting(List.of(), List.of(EMPLOYEES), List.of()));
        assertThat(difference(MembershipChange.exactly(ids(BARBARA))))
                .isEqualTo(new Difference(
                        List.of(), List.of(MANDY), new Nesting(List.of(), List.of(EMPLOYEES), List.of()), List.of()));
    }

    @Test
    void what_contains_the_group_already_is_circular_however_far_above() {
        GroupId everybody = GroupId.next(EXAMPLE);
        happened(everybody, new GroupPushed(everybody, OKTA, "Everybody", null));
        happened(EMPLOYEES, new MemberGroupsAdded(EMPLOYEES, List.of(TOUR_GUIDES)));
        happened(everybody, new MemberGroupsAdded(everybody, List.of(EMPLOYEES)));
        assertThat(difference(MembershipChange.NONE.adding(ids(TOUR_GUIDES, EMPLOYEES, everybody)))
                        .groups()
                        .circular())
                .containsExactlyInAnyOrder(TOUR_GUIDES, EMPLOYEES, everybody);
        assertThat(directory.<List<GroupId>>within(EXAMPLE, () -> memberships.groupsOf(TOUR_GUIDES)))
                .containsExactly(EMPLOYEES);
    }

    private static List<UUID> ids(ResourceId... members) {
        return Arrays.stream(members).map(ResourceId::value).toList();
    }

    private static Difference users(List<UserId> joining, List<UserId> leaving, List<UserId> unknown) {
        return new Difference(
                joining,
                leaving,
                Nesting.NONE,
                unknown.stream().map(UserId::value).toList());
    }

    private static IntegrationConfigured configured(boolean onlyPredefined) {
        return new IntegrationConfigured(OKTA, "Okta", ClientProfile.OKTA, new Policies(true, onlyPredefined));
    }

    private Difference difference(MembershipChange change) {
        return directory.within(EXAMPLE, () -> memberships.difference(TOUR_GUIDES, change));
    }

    private void provision(UserId user, String userName) {
        Document document = Document.parse("{\"userName\": \"" + userName + "\", \"active\": true}");
        directory.happened(users, user, new UserProvisioned(user, OKTA, document, null), MONDAY, "muster");
    }

    private void happened(GroupId group, Object event) {
        directory.happened(groups, group, event, MONDAY, "muster");
    }

    private void awaitWaiting() {
        String waiting = "select count(*) from pg_locks, pg_sleep(0.01) where not granted";
        Instant deadline = Instant.now().plusSeconds(30);
        while (Long.valueOf(0).equals(directory.jdbc.queryForObject(waiting, Long.class))) {
            assertThat(Instant.now()).as("somebody waits by").isBefore(deadline);
        }
    }
}
