package dev.muster.directory.group;

import static dev.muster.directory.Cast.OKTA;
import static dev.muster.directory.Cast.TOUR_GUIDES;
import static dev.muster.directory.group.GroupFixture.tourGuidesPushed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.UniqueNames;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.GroupRenamed;
import dev.muster.directory.group.GroupEvent.GroupRevised;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.schema.Extensions;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class ExtensionsOfGroupsTest {
    private static final String CENTER = Extensions.COST + ":center";

    private final GroupFixture group =
            new GroupFixture(SchemaRegistry.standard().extendedBy(List.of(Extensions.OF_COSTS)));

    private static Document called(String displayName, @Nullable String center) {
        Document named = GroupFixture.called(displayName);
        return center == null ? named : named.with(CENTER, StringNode.valueOf(center));
    }

    private static GroupRevised center(@Nullable String before, @Nullable String after) {
        return new GroupRevised(TOUR_GUIDES, List.of(new AttributeChange(CENTER, text(before), text(after))));
    }

    private static @Nullable StringNode text(@Nullable String text) {
        return text == null ? null : StringNode.valueOf(text);
    }

    private static UniqueNames.Value value(String center) {
        return new UniqueNames.Value(CENTER, true, center);
    }

    @Test
    void a_group_is_pushed_with_what_an_extension_has_of_it() {
        group.when(new PushGroup(TOUR_GUIDES, called("Tour Guides", "K-1"), null, MembershipChange.NONE))
                .expectEvents(new GroupPushed(TOUR_GUIDES, OKTA, "Tour Guides", null), center(null, "K-1"));
        assertThat(group.names.isFree(value("K-1"))).isFalse();
    }

    @Test
    void what_changes_and_the_name_are_two_events_and_the_same_again_is_none() {
        group.given(tourGuidesPushed(), center(null, "K-1"))
                .when(new ReplaceGroup(TOUR_GUIDES, null, called("Guides", "K-2"), "00g1", MembershipChange.NONE))
                .expectEvents(center("K-1", "K-2"), new GroupRenamed(TOUR_GUIDES, "Tour Guides", "Guides"));
        group.given(tourGuidesPushed(), center(null, "K-1"))
                .when(new ReplaceGroup(TOUR_GUIDES, null, called("Tour Guides", "K-1"), "00g1", MembershipChange.NONE))
                .expectNoEvents();
    }

    @Test
    void a_value_that_another_group_has_is_refused() {
        group.names.claim(value("K-2"), dev.muster.directory.Cast.BARBARA);
        group.given(tourGuidesPushed())
                .when(new ReplaceGroup(TOUR_GUIDES, null, called("Tour Guides", "K-2"), "00g1", MembershipChange.NONE))
                .expectException(DocumentRefusal.ValueTaken.class);
    }

    @Test
    void a_group_that_is_gone_needs_its_value_no_more() {
        group.names.claim(value("K-1"), TOUR_GUIDES);
        group.given(tourGuidesPushed(), center(null, "K-1"))
                .when(new UnlinkGroup(TOUR_GUIDES, null))
                .expectEvents(new GroupUnlinked(TOUR_GUIDES));
        assertThat(group.names.isFree(value("K-1"))).isTrue();
    }
}
