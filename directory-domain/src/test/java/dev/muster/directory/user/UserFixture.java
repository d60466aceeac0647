package dev.muster.directory.user;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.OKTA;

import dev.muster.directory.Actor;
import dev.muster.directory.Cast;
import dev.muster.directory.ClaimedNames;
import dev.muster.directory.MessageContext;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.UserId;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.directory.integration.RemovalsSeen;
import dev.muster.directory.integration.UserRules;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;

/** Given events, when a command, then events or a refusal. */
final class UserFixture {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.standard();

    final ClaimedNames names = new ClaimedNames();
    final RemovalsSeen removals = new RemovalsSeen();
    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);
    private Policies policies = Policies.NONE;
    private Object[] given = {};
    private FormerAccess.Access access = FormerAccess.Access.NONE;
    final List<UUID> equipment = new ArrayList<>();

    @Nullable
    Long askedBefore;

    UserFixture() {
        fixture.registerInjectableResource(names);
        fixture.registerInjectableResource(SCHEMAS);
        fixture.registerInjectableResource(removals);
        fixture.registerInjectableResource((PoliciesInForce) integration -> policies);
        fixture.registerInjectableResource((DeletionLock) user -> {});
        fixture.registerInjectableResource(new FormerAccess() {
            @Override
            public Access held(UserId user, @Nullable Long before) {
                askedBefore = before;
                return access;
            }

            @Override
            public Access stillThere(UserId user, Access withdrawn) {
                return withdrawn;
            }

            @Override
            public List<UUID> equipmentSince(UserId user, Instant time) {
                return equipment;
            }
        });
        names.claim(UniqueNames.Kind.USER_NAME, "bjensen@example.com", BARBARA);
    }

    static UserProvisioned barbaraProvisioned() {
        return new UserProvisioned(BARBARA, OKTA, Cast.barbara(), "00u1");
    }

    UserFixture under(UserRules rules) {
        policies = new Policies(false, false, null, false, false, null, rules, null, false);
        return this;
    }

    UserFixture with(FormerAccess.Access held) {
        access = held;
        return this;
    }

    UserFixture recognisingByEmail() {
        policies = new Policies(true, false, null, false, false, null, null, null, true);
        return this;
    }

    UserFixture given(Object... events) {
        given = events;
        return this;
    }

    ResultValidator<User> when(UserCommand command) {
        return when(command, Cast.BY_OKTA);
    }

    ResultValidator<User> when(UserCommand command, Actor actor) {
        Map<String, Object> context = Map.of(MessageContext.ACTOR, actor);
        return given.length == 0
                ? fixture.givenNoPriorActivity().when(command, context)
                : fixture.given(given).when(command, context);
    }
}
