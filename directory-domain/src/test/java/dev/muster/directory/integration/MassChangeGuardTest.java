package dev.muster.directory.integration;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.OKTA;

import dev.muster.directory.integration.IntegrationCommand.ConfigureIntegration;
import dev.muster.directory.integration.IntegrationCommand.HoldMassChange;
import dev.muster.directory.integration.IntegrationCommand.RejectMassChanges;
import dev.muster.directory.integration.IntegrationCommand.ReleaseMassChanges;
import dev.muster.directory.integration.IntegrationCommand.ResetMassChangeGuard;
import dev.muster.directory.integration.IntegrationEvent.IntegrationConfigured;
import dev.muster.directory.integration.IntegrationEvent.MassChangeGuardReset;
import dev.muster.directory.integration.IntegrationEvent.MassChangeHeld;
import dev.muster.directory.integration.IntegrationEvent.MassChangesRejected;
import dev.muster.directory.integration.IntegrationEvent.MassChangesReleased;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MassChangeGuardTest {
    private static final MassChangeLimit LIMIT = new MassChangeLimit(50, 60, false);
    private static final UUID HOLD = UUID.fromString("01900000-0000-7000-8000-000000000020");
    private static final UUID ANOTHER = UUID.fromString("01900000-0000-7000-8000-000000000021");
    private static final Removal BARBARA_GOES = new Removal(Removal.Kind.USER, BARBARA.value(), 1);
    private static final Instant TOMORROW = Instant.parse("2026-11-23T00:00:00Z");
    private static final MassChangeHeld HELD = new MassChangeHeld(OKTA, HOLD, BARBARA_GOES, 50, 50, 60);
    private static final MassChangesReleased RELEASED = new MassChangesReleased(OKTA, 500, TOMORROW, "We move");

    @Test
    void what_is_too_much_is_held() {
        given().when(hold(HOLD, -1)).expectEvents(HELD);
    }

    @Test
    void two_that_were_too_much_at_the_same_moment_are_one_hold() {
        given(HELD).when(hold(ANOTHER, -1)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void what_was_too_much_before_the_owner_decided_is_not_held_again() {
        given(HELD, RELEASED).when(hold(ANOTHER, -1)).expectNoEvents();
    }

    @Test
    void what_is_too_much_even_so_is_held_again() {
        given(HELD, RELEASED)
                .when(hold(ANOTHER, 2))
                .expectEvents(new MassChangeHeld(OKTA, ANOTHER, BARBARA_GOES, 50, 50, 60));
    }

    @Test
    void the_owner_releases_also_ahead_of_what_is_planned() {
        given().when(new ReleaseMassChanges(OKTA, 500, TOMORROW, "We move")).expectEvents(RELEASED);
    }

    @Test
    void the_owner_rejects_what_is_held_once() {
        var reject = new RejectMassChanges(OKTA, "A mistake");
        var rejected = new MassChangesRejected(OKTA, "A mistake");
        given(HELD).when(reject).expectEvents(rejected);
        given(HELD, rejected).when(reject).expectNoEvents().expectSuccessfulHandlerExecution();
        given().when(reject).expectNoEvents().expectException(IntegrationRefusal.NothingHeld.class);
    }

    @Test
    void a_rejection_is_taken_back() {
        given(HELD, new MassChangesRejected(OKTA, null))
                .when(new ResetMassChangeGuard(OKTA, null))
                .expectEvents(new MassChangeGuardReset(OKTA, null));
    }

    @Test
    void without_a_guard_there_is_nothing_to_decide() {
        under(null)
                .when(new ReleaseMassChanges(OKTA, 500, TOMORROW, null))
                .expectNoEvents()
                .expectException(IntegrationRefusal.NoMassChangeGuard.class);
    }

    @Test
    void whoever_switches_the_guard_off_and_on_again_begins_anew() {
        given(HELD)
                .when(new ConfigureIntegration(OKTA, "Okta", ClientProfile.OKTA, guardedBy(null)))
                .expectEvents(configured(null), new MassChangeGuardReset(OKTA, null));
        given(HELD)
                .when(new ConfigureIntegration(
                        OKTA, "Okta", ClientProfile.OKTA, guardedBy(new MassChangeLimit(100, 60, false))))
                .expectEvents(configured(new MassChangeLimit(100, 60, false)));
    }

    private static HoldMassChange hold(UUID name, long seen) {
        return new HoldMassChange(OKTA, name, seen, BARBARA_GOES, 50, LIMIT);
    }

    private static TestExecutor<Integration> given(Object... events) {
        return under(LIMIT, events);
    }

    private static TestExecutor<Integration> under(@Nullable MassChangeLimit limit, Object... events) {
        List<Object> all = new ArrayList<>();
        all.add(configured(limit));
        all.addAll(List.of(events));
        return new AggregateTestFixture<>(Integration.class).given(all);
    }

    private static IntegrationConfigured configured(@Nullable MassChangeLimit limit) {
        return new IntegrationConfigured(OKTA, "Okta", ClientProfile.OKTA, guardedBy(limit));
    }

    private static Policies guardedBy(@Nullable MassChangeLimit limit) {
        return new Policies(true, false, null, false, false, null, null, limit, false);
    }
}
