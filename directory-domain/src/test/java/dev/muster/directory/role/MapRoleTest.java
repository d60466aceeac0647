package dev.muster.directory.role;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ADMIN;
import static dev.muster.directory.Cast.EXAMPLE;
import static dev.muster.directory.Cast.MANDY;
import static dev.muster.directory.Cast.TOUR_GUIDES;

import dev.muster.directory.ClaimedNames;
import dev.muster.directory.MessageContext;
import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.role.RoleCommand.DefineRole;
import dev.muster.directory.role.RoleCommand.DeleteRole;
import dev.muster.directory.role.RoleCommand.MapRole;
import dev.muster.directory.role.RoleCommand.RenameRole;
import dev.muster.directory.role.RoleCommand.UnmapRole;
import dev.muster.directory.role.RoleEvent.RoleDefined;
import dev.muster.directory.role.RoleEvent.RoleDeleted;
import dev.muster.directory.role.RoleEvent.RoleMapped;
import dev.muster.directory.role.RoleEvent.RoleRenamed;
import dev.muster.directory.role.RoleEvent.RoleUnmapped;
import dev.muster.directory.role.RoleMapping.Everybody;
import dev.muster.directory.role.RoleMapping.MembersOf;
import dev.muster.directory.role.RoleMapping.OneUser;
import dev.muster.directory.role.RoleMapping.UsersOfType;
import dev.muster.directory.role.RoleRefusal.NobodyToMap;
import dev.muster.directory.role.RoleRefusal.RoleNameTaken;
import dev.muster.directory.role.RoleRefusal.RoleStillMapped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class MapRoleTest {
    private static final RoleId AGENT = new RoleId(EXAMPLE, UUID.fromString("01900000-0000-7000-8000-000000000006"));

    private final ClaimedNames names = new ClaimedNames();
    private final AggregateTestFixture<Role> fixture = new AggregateTestFixture<>(Role.class);

    MapRoleTest() {
        fixture.registerInjectableResource(names);
        fixture.registerInjectableResource(new OnlyBarbaraAndTheTourGuides());
    }

    @Test
    void a_role_is_a_name() {
        fixture.givenNoPriorActivity()
                .when(new DefineRole(AGENT, "agent"), context())
                .expectEvents(new RoleDefined(AGENT, "agent"));
    }

    @Test
    void a_name_is_given_once_in_whatever_case() {
        names.claim(UniqueNames.Kind.ROLE_NAME, "Agent", RoleId.next(EXAMPLE));
        fixture.givenNoPriorActivity()
                .when(new DefineRole(AGENT, "agent"), context())
                .expectNoEvents()
                .expectException(RoleNameTaken.class);
    }

    @Test
    void a_role_gets_another_name_and_frees_the_old_one() {
        names.claim(UniqueNames.Kind.ROLE_NAME, "agent", AGENT);
        fixture.given(new RoleDefined(AGENT, "agent"))
                .when(new RenameRole(AGENT, "guide"), context())
                .expectEvents(new RoleRenamed(AGENT, "agent", "guide"));
        fixture.givenNoPriorActivity()
                .when(new DefineRole(RoleId.next(EXAMPLE), "agent"), context())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_role_gets_no_name_that_another_has() {
        names.claim(UniqueNames.Kind.ROLE_NAME, "Guide", RoleId.next(EXAMPLE));
        fixture.given(new RoleDefined(AGENT, "agent"))
                .when(new RenameRole(AGENT, "guide"), context())
                .expectNoEvents()
                .expectException(RoleNameTaken.class);
    }

    @Test
    void a_role_is_deleted_when_it_is_mapped_to_nobody() {
        given(new RoleDefined(AGENT, "agent"), new DeleteRole(AGENT)).expectEvents(new RoleDeleted(AGENT));
        fixture.given(new RoleDefined(AGENT, "agent"), new RoleMapped(AGENT, new Everybody(), 1))
                .when(new DeleteRole(AGENT), context())
                .expectNoEvents()
                .expectException(RoleStillMapped.class);
    }

    @Test
    void a_role_may_go_to_a_group_a_type_a_user_and_everybody() {
        for (RoleMapping mapping : List.of(
                new MembersOf(TOUR_GUIDES), new UsersOfType("Employee"), new OneUser(BARBARA), new Everybody())) {
            given(new RoleDefined(AGENT, "agent"), new MapRole(AGENT, mapping, 1))
                    .expectEvents(new RoleMapped(AGENT, mapping, 1));
        }
    }

    @Test
    void mapping_twice_adds_nothing_even_in_another_case() {
        fixture.given(new RoleDefined(AGENT, "agent"), new RoleMapped(AGENT, new UsersOfType("Employee"), 1))
                .when(new MapRole(AGENT, new UsersOfType("EMPLOYEE"), 1), context())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void another_rank_is_a_change() {
        fixture.given(new RoleDefined(AGENT, "agent"), new RoleMapped(AGENT, new Everybody(), 1))
                .when(new MapRole(AGENT, new Everybody(), 9), context())
                .expectEvents(new RoleMapped(AGENT, new Everybody(), 9));
    }

    @Test
    void who_is_not_there_is_mapped_to_nothing() {
        given(new RoleDefined(AGENT, "agent"), new MapRole(AGENT, new OneUser(MANDY), 1))
                .expectNoEvents()
                .expectException(NobodyToMap.class);
    }

    @Test
    void unmapping_ends_it_and_again_adds_nothing() {
        fixture.given(new RoleDefined(AGENT, "agent"), new RoleMapped(AGENT, new MembersOf(TOUR_GUIDES), 1))
                .when(new UnmapRole(AGENT, new MembersOf(TOUR_GUIDES)), context())
                .expectEvents(new RoleUnmapped(AGENT, new MembersOf(TOUR_GUIDES)));
        given(new RoleDefined(AGENT, "agent"), new UnmapRole(AGENT, new MembersOf(TOUR_GUIDES)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private ResultValidator<Role> given(RoleEvent event, RoleCommand command) {
        return fixture.given(event).when(command, context());
    }

    private static Map<String, Object> context() {
        return Map.of(MessageContext.ACTOR, BY_ADMIN);
    }

    private static final class OnlyBarbaraAndTheTourGuides implements RoleHolders {
        @Override
        public boolean isThere(RoleMapping mapping) {
            return !(mapping instanceof OneUser one) || one.user().equals(BARBARA);
        }

        @Override
        public List<RoleId> rolesOf(ResourceId userOrGroup) {
            return List.of();
        }
    }
}
