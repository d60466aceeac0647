package dev.muster.directory.group;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.JOHN;
import static dev.muster.directory.Cast.MANDY;
import static dev.muster.directory.Cast.OKTA;
import static dev.muster.directory.Cast.TOUR_GUIDES;

import dev.muster.directory.Actor;
import dev.muster.directory.Cast;
import dev.muster.directory.ClaimedNames;
import dev.muster.directory.MessageContext;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.document.Document;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.integration.RemovalsSeen;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import tools.jackson.databind.node.StringNode;

/** Given events, when a command, then events or a refusal. Barbara, Mandy and John are users; nobody else is. */
final class GroupFixture {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.standard();

    final ClaimedNames names = new ClaimedNames();
    final RemovalsSeen removals = new RemovalsSeen();
    final MembersInMemory memberships = new MembersInMemory(BARBARA, MANDY, JOHN);
    private final Set<String> refused = new HashSet<>();
    private final AggregateTestFixture<Group> fixture = new AggregateTestFixture<>(Group.class);
    private Object[] given = {};

    GroupFixture() {
        this(SCHEMAS);
    }

    GroupFixture(SchemaRegistry schemas) {
        fixture.registerInjectableResource(names);
        fixture.registerInjectableResource(memberships);
        fixture.registerInjectableResource((PredefinedGroups) (integration, name) -> !refused.contains(name));
        fixture.registerInjectableResource(schemas);
        fixture.registerInjectableResource(removals);
    }

    static Document called(String displayName) {
        return Document.EMPTY.with("displayName", StringNode.valueOf(displayName));
    }

    static GroupPushed tourGuidesPushed() {
        return new GroupPushed(TOUR_GUIDES, OKTA, "Tour Guides", "00g1");
    }

    GroupFixture onlyPredefinedWithout(String displayName) {
        refused.add(displayName);
        return this;
    }

    GroupFixture given(Object... events) {
        given = events;
        names.claim(UniqueNames.Kind.GROUP_DISPLAY_NAME, "Tour Guides", TOUR_GUIDES);
        for (Object event : events) memberships.see(event);
        return this;
    }

    ResultValidator<Group> when(GroupCommand command) {
        return when(command, Cast.BY_OKTA);
    }

    ResultValidator<Group> when(GroupCommand command, Actor actor) {
        Map<String, Object> context = Map.of(MessageContext.ACTOR, actor);
        return given.length == 0
                ? fixture.givenNoPriorActivity().when(command, context)
                : fixture.given(given).when(command, context);
    }
}
