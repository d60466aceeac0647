package dev.muster.directory.group;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.JOHN;
import static dev.muster.directory.Cast.MANDY;
import static dev.muster.directory.Cast.TOUR_GUIDES;
import static dev.muster.directory.Cast.ids;
import static dev.muster.directory.group.GroupFixture.called;
import static dev.muster.directory.group.GroupFixture.tourGuidesPushed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.group.GroupCommand.RemoveFromGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import dev.muster.directory.integration.MassChangeRefusal;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.patch.NoMatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the mass-change guard is asked about groups. */
class RemovalOfMembersTest {
    private static final MembersAdded BOTH = new MembersAdded(TOUR_GUIDES, List.of(MANDY, BARBARA));

    private final GroupFixture directory = new GroupFixture();

    private static ReviseGroup revising(MembershipChange members) {
        return new ReviseGroup(TOUR_GUIDES, null, List.of(), NoMatch.REFUSE, members);
    }

    @Test
    void those_count_who_really_leave() {
        directory
                .given(tourGuidesPushed(), BOTH)
                .when(revising(MembershipChange.NONE.removing(ids(BARBARA, JOHN))))
                .expectEvents(new MembersRemoved(TOUR_GUIDES, List.of(BARBARA)));
        assertThat(directory.removals.seen).containsExactly(new Removal(Removal.Kind.MEMBERS, TOUR_GUIDES.value(), 1));
    }

    @Test
    void whom_a_replacement_leaves_out_counts() {
        var emptied =
                new ReplaceGroup(TOUR_GUIDES, null, called("Tour Guides"), "00g1", MembershipChange.exactly(List.of()));
        directory.given(tourGuidesPushed(), BOTH).when(emptied);
        assertThat(directory.removals.seen).containsExactly(new Removal(Removal.Kind.MEMBERS, TOUR_GUIDES.value(), 2));
    }

    @Test
    void what_is_held_is_held_whole() {
        directory.removals.full();
        directory
                .given(tourGuidesPushed(), BOTH)
                .when(new ReplaceGroup(
                        TOUR_GUIDES, null, called("Guides"), "00g1", MembershipChange.exactly(ids(JOHN))))
                .expectNoEvents()
                .expectException(MassChangeRefusal.Held.class);
    }

    @Test
    void a_deletion_is_as_much_as_emptying_and_at_least_one() {
        directory.given(tourGuidesPushed(), BOTH).when(new UnlinkGroup(TOUR_GUIDES, null));
        assertThat(directory.removals.seen).containsExactly(new Removal(Removal.Kind.GROUP, TOUR_GUIDES.value(), 2));
        GroupFixture empty = new GroupFixture();
        empty.given(tourGuidesPushed()).when(new UnlinkGroup(TOUR_GUIDES, null));
        assertThat(empty.removals.seen).containsExactly(new Removal(Removal.Kind.GROUP, TOUR_GUIDES.value(), 1));
    }

    @Test
    void who_leaves_because_of_being_deleted_was_counted_then() {
        directory
                .given(tourGuidesPushed(), BOTH)
                .when(new RemoveFromGroup(TOUR_GUIDES, BARBARA))
                .expectEvents(new MembersRemoved(TOUR_GUIDES, List.of(BARBARA)));
        directory.given(tourGuidesPushed()).when(revising(MembershipChange.NONE.adding(ids(JOHN))));
        assertThat(directory.removals.seen).isEmpty();
    }
}
