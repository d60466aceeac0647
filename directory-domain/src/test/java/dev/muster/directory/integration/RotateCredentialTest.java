package dev.muster.directory.integration;

import static dev.muster.directory.Cast.EXAMPLE;
import static dev.muster.directory.Cast.OKTA;

import dev.muster.directory.CredentialId;
import dev.muster.directory.integration.IntegrationCommand.RotateCredential;
import dev.muster.directory.integration.IntegrationEvent.CredentialExpiryChanged;
import dev.muster.directory.integration.IntegrationEvent.CredentialIssued;
import dev.muster.directory.integration.IntegrationEvent.CredentialRevoked;
import dev.muster.directory.integration.IntegrationEvent.IntegrationConfigured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RotateCredentialTest {
    private static final CredentialId OLD = CredentialId.next(EXAMPLE);
    private static final CredentialId SUCCESSOR = CredentialId.next(EXAMPLE);
    private static final Instant TOMORROW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-11-22T00:00:00Z");
    private static final RotateCredential ROTATE =
            new RotateCredential(OKTA, OLD, SUCCESSOR, "new", "mstr_new", TOMORROW, NEXT_YEAR, null);

    @Test
    void the_successor_opens_what_the_old_one_does_and_the_old_one_ends() {
        given(issued(OLD, "old", null))
                .when(ROTATE)
                .expectEvents(issued(SUCCESSOR, "new", NEXT_YEAR), new CredentialExpiryChanged(OKTA, OLD, TOMORROW));
    }

    @Test
    void an_old_one_that_ends_sooner_by_itself_does_so() {
        given(issued(OLD, "old", TOMORROW.minusSeconds(60)))
                .when(ROTATE)
                .expectEvents(issued(SUCCESSOR, "new", NEXT_YEAR));
    }

    @Test
    void what_is_revoked_has_no_successor() {
        given(issued(OLD, "old", null), new CredentialRevoked(OKTA, OLD))
                .when(ROTATE)
                .expectNoEvents()
                .expectException(IntegrationRefusal.CredentialRevokedBefore.class);
    }

    @Test
    void what_never_was_has_none_either() {
        given().when(ROTATE).expectNoEvents().expectException(IntegrationRefusal.NoSuchCredential.class);
    }

    @Test
    void a_client_that_signs_has_a_successor_that_signs() {
        var keys = new OAuthClient("{\"keys\": []}");
        var signing = new CredentialIssued(OKTA, OLD, Set.of(Scope.SCIM), null, "key old", null, null, List.of(), keys);
        given(signing)
                .when(new RotateCredential(OKTA, OLD, SUCCESSOR, null, "key new", TOMORROW, null, keys))
                .expectEvents(
                        new CredentialIssued(
                                OKTA, SUCCESSOR, Set.of(Scope.SCIM), null, "key new", null, null, List.of(), keys),
                        new CredentialExpiryChanged(OKTA, OLD, TOMORROW));
        given(signing).when(ROTATE).expectNoEvents().expectException(IntegrationRefusal.SuccessorOfAnotherKind.class);
        given(issued(OLD, "old", null))
                .when(new RotateCredential(OKTA, OLD, SUCCESSOR, null, "key new", TOMORROW, null, keys))
                .expectNoEvents()
                .expectException(IntegrationRefusal.SuccessorOfAnotherKind.class);
    }

    private static TestExecutor<Integration> given(Object... events) {
        List<Object> all = new ArrayList<>();
        all.add(new IntegrationConfigured(OKTA, "Okta", ClientProfile.OKTA, new Policies(true, false)));
        all.addAll(List.of(events));
        return new AggregateTestFixture<>(Integration.class).given(all);
    }

    private static CredentialIssued issued(CredentialId credential, String secret, @Nullable Instant expires) {
        return new CredentialIssued(
                OKTA,
                credential,
                Set.of(Scope.SCIM_READ),
                secret,
                "mstr_" + secret,
                "okta",
                expires,
                List.of(AddressBlock.parse("192.0.2.0/24")),
                null);
    }
}
