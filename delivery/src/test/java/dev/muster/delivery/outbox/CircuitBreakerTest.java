package dev.muster.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.delivery.mail.Outcome;
import dev.muster.directory.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final int ALL = 4;

    private final CircuitBreaker circuit = new CircuitBreaker();
    private final TenantId tenant = TenantId.next();

    @BeforeEach
    void open() {
        assertThat(admitted(0)).isEqualTo(ALL);
    }

    @Test
    void letters_that_find_no_server_at_once_are_one_failure() {
        for (int letter = 0; letter < ALL; letter++) noServer(NOON.plusSeconds(letter));
        assertThat(admitted(29)).isZero();
        assertThat(admitted(31)).isEqualTo(1);
        assertThat(admitted(31)).as("one trial").isZero();
    }

    @Test
    void each_trial_that_finds_no_server_makes_the_pause_longer() {
        noServer(NOON);
        assertThat(admitted(30)).isEqualTo(1);
        noServer(NOON.plusSeconds(30));
        noServer(NOON.plusSeconds(31));
        assertThat(admitted(89)).isZero();
        assertThat(admitted(90)).isEqualTo(1);
        circuit.note(tenant, new Outcome.Sent(), NOON.plusSeconds(91));
        assertThat(admitted(92)).isEqualTo(ALL);
    }

    @Test
    void letters_that_fall_silent_at_once_are_one_failure_of_the_server() {
        for (int letter = 0; letter < ALL + 2; letter++) {
            circuit.note(TenantId.next(), new Outcome.Silence("no answer in time"), NOON);
        }
        assertThat(admitted(29)).isZero();
        assertThat(admitted(30)).isEqualTo(1);
    }

    @Test
    void another_mail_server_is_not_held_guilty_of_what_the_one_before_did() {
        noServer(NOON);
        assertThat(admitted(1)).isZero();
        assertThat(circuit.admit("other.example.com", ALL, NOON.plusSeconds(1))).isEqualTo(ALL);
    }

    private void noServer(Instant at) {
        circuit.note(tenant, new Outcome.NoServer("connection refused"), at);
    }

    private int admitted(int seconds) {
        return circuit.admit("mail.example.com", ALL, NOON.plusSeconds(seconds));
    }
}
