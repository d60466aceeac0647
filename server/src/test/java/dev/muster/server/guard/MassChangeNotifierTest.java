package dev.muster.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.delivery.outbox.Outbox;
import dev.muster.people.People;
import dev.muster.persistence.JpaTransactions;
import dev.muster.projections.integration.MassChanges;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What an owner gets to read of a hold. The clock is moved, the rest is real. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class MassChangeNotifierTest {
    private static final Duration LATER = Duration.ofMinutes(3);

    @LocalServerPort
    private int port;

    @Autowired
    private MassChanges standings;

    @Autowired
    private JdbcHeldChanges held;

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
    private Guarded guarded;
    private List<String> users;
    private String group;

    @BeforeEach
    void aHold() {
        guarded = Guarded.on(port, "{\"limit\": 2, \"windowMinutes\": 60}");
        users = guarded.users(6);
        group = guarded.group(users);
        guarded.deleteUser(users.get(0)).hasStatus(204);
        guarded.deleteUser(users.get(1)).hasStatus(204);
        guarded.deleteUser(users.get(2)).hasStatus(503);
        guarded.patch(group, "{\"op\": \"remove\", \"path\": \"members\"}").hasStatus(503);
        guarded.patch(group, "{\"op\": \"remove\", \"path\": \"members\"}").hasStatus(503);
    }

    private MassChangeNotifier serverIn(Duration ahead) {
        Clock later = Clock.fixed(Instant.now().plus(ahead), ZoneOffset.UTC);
        return new MassChangeNotifier(
                standings,
                held,
                new OwnersMail(people, outbox),
                round,
                metrics,
                jdbc,
                transactions,
                later,
                "https://muster.example.com");
    }

    private List<Drawer.Lying> letters() {
        return new Drawer(jdbc).letters(guarded.account().tenant());
    }

    @Test
    void the_owner_reads_what_is_held_and_the_commands_that_decide() {
        serverIn(LATER).look();
        String text = letters().getFirst().text();
        String guard = "https://muster.example.com/api/integrations/"
                + guarded.account().integration() + "/mass-change-guard";
        assertThat(letters().getFirst().subject()).isEqualTo("Held: deletions and removals by Okta wait for you");
        assertThat(text)
                .contains("2 deletions and removals within 60 minutes; 2 were done before")
                .contains("2 changes that count as 5")
                .contains("take 4 members out of the group \"Tour Guides")
                .contains("delete the user bjensen")
                .contains("-d '{\"changes\": 5, \"duration\": \"PT2H\"")
                .contains(guard + "/release")
                .contains(guard + "/reject")
                .doesNotContain("leaver");
        assertThat(text.lines()).as("lines that a mail program need not break").allMatch(line -> line.length() < 160);
    }

    @Test
    void an_owner_is_told_once_for_each_hold_and_not_at_the_first_change() {
        serverIn(Duration.ZERO).look();
        assertThat(letters()).isEmpty();
        double said = metrics.counter("muster.mass.changes.held").count();
        serverIn(LATER).look();
        serverIn(LATER.multipliedBy(100)).look();
        assertThat(letters()).hasSize(1);
        assertThat(metrics.counter("muster.mass.changes.held").count()).isEqualTo(said);

        guarded.release(1, "PT1H");
        guarded.deleteUser(users.get(2)).hasStatus(204);
        serverIn(LATER).look();
        assertThat(letters()).as("what was decided is no news").hasSize(1);
        guarded.patch(group, "{\"op\": \"remove\", \"path\": \"members\"}").hasStatus(503);
        serverIn(LATER).look();
        assertThat(letters()).hasSize(2);
        assertThat(letters().getLast().text()).contains("one change that counts as 3");
    }

    @Test
    void the_risk_is_in_the_letter_where_a_deactivation_waits() {
        guarded.set("{\"limit\": 2, \"windowMinutes\": 60, \"holdsDeactivations\": true}");
        guarded.deactivate(users.get(3)).hasStatus(503);
        serverIn(LATER).look();
        assertThat(letters().getFirst().text()).contains("every leaver among them keeps their access");
    }

    @Test
    void the_commands_of_the_letter_decide() {
        serverIn(LATER).look();
        Web owner = guarded.account().owner();
        String release = "/api/integrations/" + guarded.account().integration() + "/mass-change-guard/release";
        assertThat(owner.post(release, "{\"changes\": 5, \"duration\": \"PT2H\", \"reason\": \"…\"}")
                        .statusCode())
                .isEqualTo(200);
        guarded.patch(group, "{\"op\": \"remove\", \"path\": \"members\"}").hasStatus(204);
        guarded.deleteUser(users.get(2)).hasStatus(204);
    }
}
