package dev.muster.server.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.delivery.outbox.Outbox;
import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.People;
import dev.muster.persistence.JpaTransactions;
import dev.muster.projections.integration.Integrations;
import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.owners.Drawer;
import dev.muster.server.owners.OwnersMail;
import dev.muster.work.WorkRunner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

@WholeServer
@SuppressWarnings("NullAway.Init")
class ExpiryWarningsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Integrations integrations;

    @Autowired
    private People people;

    @Autowired
    private Outbox outbox;

    @Autowired
    private WorkRunner round;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    @Qualifier(JpaTransactions.NAME)
    private PlatformTransactionManager transactions;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Account account;

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    /** A credential that ends in so many days, from now. */
    private JsonNode expiringIn(int days) {
        String path = "/api/integrations/" + account.integration() + "/credentials";
        String body = "{\"expires\": \"" + Instant.now().plus(Duration.ofDays(days)) + "\"}";
        return Web.json(account.owner().post(path, body));
    }

    private ExpiryWarnings serverIn(Duration ahead) {
        Clock later = Clock.fixed(Instant.now().plus(ahead), ZoneOffset.UTC);
        return new ExpiryWarnings(
                integrations, new OwnersMail(people, outbox), round, metrics, jdbc, transactions, later);
    }

    private List<String> lettersAbout(JsonNode credential) {
        return new Drawer(jdbc)
                .letters(account.tenant()).stream()
                        .filter(letter ->
                                letter.text().contains(credential.get("id").stringValue()))
                        .map(Drawer.Lying::subject)
                        .toList();
    }

    @Test
    void an_owner_is_warned_a_month_a_week_and_a_day_ahead_and_never_twice() {
        JsonNode credential = expiringIn(60);
        for (int day = 0; day < 61; day++) {
            serverIn(Duration.ofDays(day)).look();
            serverIn(Duration.ofDays(day)).look();
        }
        assertThat(lettersAbout(credential))
                .containsExactly(
                        "A credential of Okta expires within 30 days",
                        "A credential of Okta expires within 7 days",
                        "A credential of Okta expires within a day");
        assertThat(metrics.counter("muster.credentials.expiring", "days", "7").count())
                .isPositive();
    }

    @Test
    void who_was_away_is_told_the_nearest_alone() {
        JsonNode credential = expiringIn(60);
        serverIn(Duration.ofDays(55)).look();
        assertThat(lettersAbout(credential)).containsExactly("A credential of Okta expires within 7 days");
    }

    @Test
    void what_was_minted_for_a_few_days_is_warned_of_the_last_alone() {
        JsonNode credential = expiringIn(3);
        for (int day = 0; day < 4; day++) serverIn(Duration.ofDays(day)).look();
        assertThat(lettersAbout(credential)).containsExactly("A credential of Okta expires within a day");
    }

    @Test
    void of_two_servers_that_look_at_once_one_writes() throws Exception {
        JsonNode credential = expiringIn(60);
        List<Callable<Boolean>> servers = List.of(lookIn(55), lookIn(55), lookIn(55), lookIn(55));
        try (ExecutorService threads = Executors.newFixedThreadPool(servers.size())) {
            for (Future<Boolean> looked : threads.invokeAll(servers))
                assertThat(looked.get()).isTrue();
        }
        assertThat(lettersAbout(credential)).hasSize(1);
    }

    private Callable<Boolean> lookIn(int days) {
        ExpiryWarnings server = serverIn(Duration.ofDays(days));
        return () -> {
            server.look();
            return true;
        };
    }

    @Test
    void what_one_tenant_has_broken_keeps_no_warning_from_another() {
        JsonNode credential = expiringIn(60);
        Account other = Account.open(Web.of(port));
        // whose warnings the database does not take
        TenantScope.within(
                TenantId.parse(other.tenant()),
                () -> jdbc.update("alter table credential_warning add constraint not_of_this_one check (tenant_id <> '"
                        + other.tenant() + "') not valid"));
        try {
            other.owner()
                    .post(
                            "/api/integrations/" + other.integration() + "/credentials",
                            "{\"expires\": \"" + Instant.now().plus(Duration.ofDays(56)) + "\"}");
            serverIn(Duration.ofDays(55)).look();
            assertThat(lettersAbout(credential)).hasSize(1);
        } finally {
            jdbc.execute("alter table credential_warning drop constraint not_of_this_one");
        }
    }

    @Test
    void what_was_revoked_needs_no_warning() {
        JsonNode credential = expiringIn(60);
        account.owner()
                .send(
                        "DELETE",
                        "/api/integrations/" + account.integration() + "/credentials/"
                                + credential.get("id").stringValue(),
                        "");
        serverIn(Duration.ofDays(55)).look();
        assertThat(lettersAbout(credential)).isEmpty();
    }
}
