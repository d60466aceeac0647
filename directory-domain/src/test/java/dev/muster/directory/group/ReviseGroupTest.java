package dev.muster.directory.group;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ADMIN;
import static dev.muster.directory.Cast.BY_ENTRA;
import static dev.muster.directory.Cast.JOHN;
import static dev.muster.directory.Cast.MANDY;
import static dev.muster.directory.Cast.OKTA;
import static dev.muster.directory.Cast.TOUR_GUIDES;
import static dev.muster.directory.Cast.ids;
import static dev.muster.directory.group.GroupFixture.called;
import static dev.muster.directory.group.GroupFixture.tourGuidesPushed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.group.GroupCommand.RemoveFromGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.group.GroupEvent.GroupExternalIdChanged;
import dev.muster.directory.group.GroupEvent.GroupRenamed;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import dev.muster.directory.group.GroupRefusal.GroupNotPredefined;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.PatchOperation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ReviseGroupTest {
    private final GroupFixture directory = new GroupFixture();

    @Test
    void only_who_really_joins_or_leaves_is_in_the_events() {
        directory
                .given(tourGuidesPushed(), new MembersAdded(TOUR_GUIDES, List.of(BARBARA, MANDY)))
                .when(revising(MembershipChange.NONE.adding(ids(BARBARA, JOHN)).removing(ids(MANDY))))
                .expectEvents(
                        new MembersRemoved(TOUR_GUIDES, List.of(MANDY)), new MembersAdded(TOUR_GUIDES, List.of(JOHN)));
    }

    @Test
    void what_is_already_so_adds_nothing() {
        directory
                .given(tourGuidesPushed(), new MembersAdded(TOUR_GUIDES, List.of(BARBARA)))
                .when(revising(MembershipChange.NONE.adding(ids(BARBARA)).removing(ids(MANDY))))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_last_operation_on_a_member_counts() {
        directory
                .given(tourGuidesPushed(), new MembersAdded(TOUR_GUIDES, List.of(BARBARA)))
                .when(revising(MembershipChange.exactly(List.of())
                        .adding(ids(MANDY, JOHN))
                        .removing(ids(JOHN))))
                .expectEvents(
                        new MembersRemoved(TOUR_GUIDES, List.of(BARBARA)),
                        new MembersAdded(TOUR_GUIDES, List.of(MANDY)));
    }

    @Test
    void a_new_name_takes_the_place_of_the_old() {
        directory
                .given(tourGuidesPushed())
                .when(new ReviseGroup(
                        TOUR_GUIDES,
                        null,
                        List.of(new PatchOperation.Replace(
                                null, JsonNodeFactory.instance.objectNode().put("displayName", "Guides"))),
                        NoMatch.CREATE,
                        MembershipChange.NONE))
                .expectEvents(new GroupRenamed(TOUR_GUIDES, "Tour Guides", "Guides"));
        assertThat(directory.names.isFree(UniqueNames.Kind.GROUP_DISPLAY_NAME, "Tour Guides"))
                .isTrue();
    }

    @Test
    void a_group_cannot_be_renamed_to_what_may_not_be_pushed() {
        directory
                .onlyPredefinedWithout("Guides")
                .given(tourGuidesPushed())
                .when(new ReplaceGroup(TOUR_GUIDES, null, called("Guides"), "00g1", MembershipChange.NONE))
                .expectNoEvents()
                .expectException(GroupNotPredefined.class);
    }

    @Test
    void a_replacement_takes_its_members_and_nobody_else() {
        directory
                .given(tourGuidesPushed(), new MembersAdded(TOUR_GUIDES, List.of(BARBARA)))
                .when(new ReplaceGroup(
                        TOUR_GUIDES, null, called("Tour Guides"), "00g2", MembershipChange.exactly(ids(MANDY))))
                .expectEvents(
                        new GroupExternalIdChanged(TOUR_GUIDES, OKTA, "00g1", "00g2"),
                        new MembersRemoved(TOUR_GUIDES, List.of(BARBARA)),
                        new MembersAdded(TOUR_GUIDES, List.of(MANDY)));
    }

    @Test
    void another_integration_changes_nothing() {
        directory
                .given(tourGuidesPushed())
                .when(revising(MembershipChange.NONE.adding(ids(BARBARA))), BY_ENTRA)
                .expectNoEvents()
                .expectException(OwnedByAnother.class);
    }

    @Test
    void a_deleted_member_leaves_whoever_owns_the_group() {
        directory
                .given(tourGuidesPushed(), new MembersAdded(TOUR_GUIDES, List.of(BARBARA)))
                .when(new RemoveFromGroup(TOUR_GUIDES, BARBARA), BY_ENTRA)
                .expectEvents(new MembersRemoved(TOUR_GUIDES, List.of(BARBARA)));
    }

    @Test
    void an_unlinked_group_is_gone_and_its_name_is_free() {
        directory
                .given(tourGuidesPushed(), new MembersAdded(TOUR_GUIDES, List.of(BARBARA)))
                .when(new UnlinkGroup(TOUR_GUIDES, null), BY_ADMIN)
                .expectEvents(new GroupUnlinked(TOUR_GUIDES))
                .expectMarkedDeleted();
        assertThat(directory.names.isFree(UniqueNames.Kind.GROUP_DISPLAY_NAME, "Tour Guides"))
                .isTrue();
    }

    private static ReviseGroup revising(MembershipChange members) {
        return new ReviseGroup(TOUR_GUIDES, null, List.of(), NoMatch.CREATE, members);
    }
}
