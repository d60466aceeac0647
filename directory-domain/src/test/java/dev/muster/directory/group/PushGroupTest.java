package dev.muster.directory.group;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ADMIN;
import static dev.muster.directory.Cast.EXAMPLE;
import static dev.muster.directory.Cast.MANDY;
import static dev.muster.directory.Cast.TOUR_GUIDES;
import static dev.muster.directory.Cast.ids;
import static dev.muster.directory.group.GroupFixture.called;
import static dev.muster.directory.group.GroupFixture.tourGuidesPushed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.UserId;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupRefusal.GroupNameTaken;
import dev.muster.directory.group.GroupRefusal.GroupNotPredefined;
import dev.muster.directory.group.GroupRefusal.UnknownMembers;
import java.util.List;
import java.util.stream.IntStream;
import org.hamcrest.FeatureMatcher;
import org.junit.jupiter.api.Test;

class PushGroupTest {
    private final GroupFixture directory = new GroupFixture();

    @Test
    void an_empty_group_is_a_group() {
        directory.when(pushing(MembershipChange.NONE)).expectEvents(tourGuidesPushed());
    }

    @Test
    void its_first_members_come_with_it() {
        directory
                .when(pushing(MembershipChange.NONE.adding(ids(BARBARA, MANDY))))
                .expectEvents(tourGuidesPushed(), new MembersAdded(TOUR_GUIDES, List.of(MANDY, BARBARA)));
    }

    @Test
    void a_thousand_members_fill_an_event() {
        List<UserId> crowd =
                IntStream.range(0, 1_001).mapToObj(i -> UserId.next(EXAMPLE)).toList();
        directory.memberships.addUsers(crowd);
        directory
                .when(pushing(MembershipChange.NONE.adding(ids(crowd.toArray(ResourceId[]::new)))))
                .expectEvents(
                        tourGuidesPushed(),
                        new MembersAdded(TOUR_GUIDES, crowd.subList(0, 1_000)),
                        new MembersAdded(TOUR_GUIDES, crowd.subList(1_000, 1_001)));
    }

    @Test
    void whoever_is_no_user_is_named() {
        UserId nobody = UserId.next(EXAMPLE);
        directory
                .when(pushing(MembershipChange.NONE.adding(ids(BARBARA, nobody))))
                .expectNoEvents()
                .expectException(naming(nobody));
    }

    @Test
    void a_name_is_given_once_in_whatever_case() {
        directory.names.claim(UniqueNames.Kind.GROUP_DISPLAY_NAME, "TOUR GUIDES", GroupId.next(EXAMPLE));
        directory.when(pushing(MembershipChange.NONE)).expectNoEvents().expectException(GroupNameTaken.class);
    }

    @Test
    void where_only_predefined_groups_may_be_pushed_another_is_refused() {
        directory
                .onlyPredefinedWithout("Tour Guides")
                .when(pushing(MembershipChange.NONE))
                .expectNoEvents()
                .expectException(GroupNotPredefined.class);
        assertThat(directory.names.isFree(UniqueNames.Kind.GROUP_DISPLAY_NAME, "Tour Guides"))
                .isTrue();
    }

    @Test
    void people_make_groups_of_any_name_and_no_integration_owns_them() {
        directory
                .onlyPredefinedWithout("Tour Guides")
                .when(pushing(MembershipChange.NONE), BY_ADMIN)
                .expectEvents(new GroupPushed(TOUR_GUIDES, null, "Tour Guides", "00g1"));
    }

    private static PushGroup pushing(MembershipChange members) {
        return new PushGroup(TOUR_GUIDES, called("Tour Guides"), "00g1", members);
    }

    private static FeatureMatcher<UnknownMembers, List<String>> naming(UserId user) {
        return new FeatureMatcher<>(equalTo(List.of(user.value().toString())), "a refusal that names", "ids") {
            @Override
            protected List<String> featureValueOf(UnknownMembers refusal) {
                return refusal.ids;
            }
        };
    }
}
