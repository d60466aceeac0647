package dev.muster.directory.group;

import static dev.muster.directory.Cast.EXAMPLE;
import static dev.muster.directory.Cast.MANDY;
import static dev.muster.directory.Cast.TOUR_GUIDES;
import static dev.muster.directory.Cast.ids;
import static dev.muster.directory.group.GroupFixture.tourGuidesPushed;

import dev.muster.directory.GroupId;
import dev.muster.directory.group.GroupCommand.RemoveFromGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupEvent.MemberGroupsAdded;
import dev.muster.directory.group.GroupEvent.MemberGroupsRemoved;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupRefusal.CircularMembership;
import dev.muster.directory.patch.NoMatch;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupsInGroupsTest {
    private static final GroupId DRIVERS = GroupId.next(EXAMPLE);

    private final GroupFixture directory = new GroupFixture();

    @BeforeEach
    void there_are_drivers_too() {
        directory.memberships.addGroup(DRIVERS);
    }

    @Test
    void users_and_groups_join_in_events_of_their_own() {
        directory
                .given(tourGuidesPushed())
                .when(revising(MembershipChange.NONE.adding(ids(MANDY, DRIVERS))))
                .expectEvents(
                        new MembersAdded(TOUR_GUIDES, List.of(MANDY)),
                        new MemberGroupsAdded(TOUR_GUIDES, List.of(DRIVERS)));
    }

    @Test
    void a_replacement_takes_out_the_groups_that_it_does_not_name() {
        directory
                .given(tourGuidesPushed(), new MemberGroupsAdded(TOUR_GUIDES, List.of(DRIVERS)))
                .when(revising(MembershipChange.exactly(ids(MANDY))))
                .expectEvents(
                        new MemberGroupsRemoved(TOUR_GUIDES, List.of(DRIVERS)),
                        new MembersAdded(TOUR_GUIDES, List.of(MANDY)));
    }

    @Test
    void a_group_that_contains_this_one_is_refused_and_nobody_joins() {
        GroupId everybody = GroupId.next(EXAMPLE);
        directory.memberships.addGroupAbove(everybody);
        directory
                .given(tourGuidesPushed())
                .when(revising(MembershipChange.NONE.adding(ids(MANDY, everybody))))
                .expectNoEvents()
                .expectException(CircularMembership.class);
    }

    @Test
    void a_deleted_group_leaves_like_a_deleted_user() {
        directory
                .given(tourGuidesPushed(), new MemberGroupsAdded(TOUR_GUIDES, List.of(DRIVERS)))
                .when(new RemoveFromGroup(TOUR_GUIDES, DRIVERS))
                .expectEvents(new MemberGroupsRemoved(TOUR_GUIDES, List.of(DRIVERS)));
    }

    private static ReviseGroup revising(MembershipChange members) {
        return new ReviseGroup(TOUR_GUIDES, null, List.of(), NoMatch.REFUSE, members);
    }
}
