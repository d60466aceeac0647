package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.RequestRate;
import dev.muster.directory.integration.Scope;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.IntegrationView;
import dev.muster.security.credential.RequestRateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many requests get through, by a clock and a number of servers that the test moves. */
class RequestRateLimiterTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final TenantId TENANT = TenantId.next();

    private final AtomicLong clock = new AtomicLong(-SECOND); // nanoTime may be anything, and less than nothing
    private final AtomicInteger servers = new AtomicInteger(1);
    private final RequestRateLimiter rates =
            new RequestRateLimiter(new RequestRate(100, 500), servers::get, clock::get);
    private final CredentialView okta = credential(null, Scope.SCIM);

    @Test
    void a_burst_gets_through_and_then_the_rate_for_ever() {
        assertThat(admittedOf(600, okta)).isEqualTo(500);
        for (int second = 0; second < 10; second++) {
            clock.addAndGet(SECOND);
            assertThat(admittedOf(200, okta)).isEqualTo(100);
        }
    }

    @Test
    void a_rest_earns_a_burst_and_no_more() {
        admittedOf(500, okta);
        clock.addAndGet(3600 * SECOND);
        assertThat(admittedOf(1000, okta)).isEqualTo(500);
    }

    @Test
    void who_comes_back_when_told_gets_through() {
        admittedOf(500, okta);
        Duration told = rates.refuse(okta).orElseThrow().retryAfter();
        assertThat(told).isEqualTo(Duration.ofSeconds(1));
        clock.addAndGet(SECOND);
        assertThat(rates.refuse(okta)).isEmpty();
    }

    @Test
    void the_owner_may_grant_another_rate() {
        CredentialView generous = credential(new RequestRate(1000, 2000), Scope.SCIM);
        assertThat(admittedOf(3000, generous)).isEqualTo(2000);
        clock.addAndGet(SECOND);
        assertThat(admittedOf(3000, generous)).isEqualTo(1000);
    }

    @Test
    void one_integration_does_not_eat_what_is_another_s() {
        admittedOf(600, okta);
        assertThat(admittedOf(600, credential(null, Scope.SCIM))).isEqualTo(500);
    }

    @Test
    void all_credentials_of_an_integration_share_its_rate() {
        admittedOf(500, okta);
        CredentialView successor = new CredentialView(
                CredentialId.next(TENANT),
                okta.integration(),
                okta.scopes(),
                "",
                null,
                Instant.EPOCH,
                null,
                null,
                List.of(),
                null);
        assertThat(rates.refuse(successor)).isPresent();
    }

    @Test
    void each_of_two_servers_grants_half() {
        servers.set(2);
        assertThat(admittedOf(600, okta)).isEqualTo(250);
        clock.addAndGet(SECOND);
        assertThat(admittedOf(600, okta)).isEqualTo(50);
    }

    @Test
    void of_however_many_servers_each_grants_what_clients_may_rely_on() {
        servers.set(50);
        admittedOf(600, okta);
        clock.addAndGet(SECOND);
        assertThat(admittedOf(600, okta)).isEqualTo(10); // the burst of one server
        for (int request = 0; request < 100; request++) {
            clock.addAndGet(SECOND / RequestRate.LEAST);
            assertThat(rates.refuse(okta)).isEmpty();
        }
    }

    @Test
    void the_application_that_asks_who_may_come_in_is_never_refused() {
        assertThat(admittedOf(1000, credential(null, Scope.ACCESS))).isEqualTo(1000);
    }

    private int admittedOf(int requests, CredentialView credential) {
        int admitted = 0;
        for (int request = 0; request < requests; request++) {
            if (rates.refuse(credential).isEmpty()) admitted++;
        }
        return admitted;
    }

    private static CredentialView credential(@Nullable RequestRate rate, Scope scope) {
        var integration = new IntegrationView(
                IntegrationId.next(TENANT),
                "Okta",
                ClientProfile.OKTA,
                new Policies(true, false, rate, false, false, null, null, null, false),
                0,
                Instant.EPOCH,
                Instant.EPOCH);
        return new CredentialView(
                CredentialId.next(TENANT),
                integration,
                Set.of(scope),
                "",
                null,
                Instant.EPOCH,
                null,
                null,
                List.of(),
                null);
    }
}
