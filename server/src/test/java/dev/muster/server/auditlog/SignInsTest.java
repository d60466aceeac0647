package dev.muster.server.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.TenantId;
import dev.muster.people.Person;
import dev.muster.people.PersonRole;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.AuditQuestion;
import dev.muster.people.auditlog.RecordedEntry;
import dev.muster.security.signin.FailedSignIn;
import dev.muster.security.signin.FailedSignIn.Reason;
import dev.muster.security.signin.SignIns;
import dev.muster.server.WholeServer;
import dev.muster.work.WorkRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a guess costs the log, whoever guesses however often. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class SignInsTest {
    private final List<AuditEntry> kept = new ArrayList<>();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Person barbara =
            new Person(UUID.randomUUID(), TenantId.next(), "bjensen@example.com", PersonRole.OWNER, now, null);

    @Autowired
    private WorkRunner round;

    private SignIns signIns;

    @BeforeEach
    void signIns() {
        signIns = new SignIns(
                new AuditLog() {
                    @Override
                    public void add(AuditEntry entry) {
                        kept.add(entry);
                    }

                    @Override
                    public List<RecordedEntry> read(AuditQuestion question) {
                        return List.of();
                    }
                },
                round,
                clock);
    }

    private void fails(int times, String address) {
        for (int i = 0; i < times; i++) {
            signIns.failed(new FailedSignIn(barbara, Reason.WRONG_PASSWORD), address, "request");
        }
    }

    @Test
    void a_thousand_guesses_are_one_entry_and_their_number() {
        fails(1_000, "203.0.113.1");
        assertThat(kept).hasSize(1);

        now = now.plus(Duration.ofMinutes(16));
        signIns.sumUp();

        assertThat(kept).hasSize(2);
        assertThat(kept.getLast().details().get("more")).isEqualTo(999L);
        assertThat(kept.getLast().tenant()).isEqualTo(barbara.tenant());
    }

    @Test
    void guesses_from_everywhere_are_counted_together() {
        for (int i = 0; i < 1_000; i++) fails(1, "203.0.113." + i);
        assertThat(kept).hasSize(SignIns.ADDRESSES + 1);
        signIns.close();
        assertThat(kept).hasSize(SignIns.ADDRESSES + 2);
        assertThat(kept.getLast().details().get("more")).isEqualTo(1_000L - SignIns.ADDRESSES - 1);
        assertThat(kept.getLast().by().address()).isNull();
    }

    @Test
    void a_quarter_of_an_hour_later_somebody_signs_in_again() {
        signIns.succeeded(barbara, "203.0.113.1", "request");
        signIns.succeeded(barbara, "203.0.113.1", "request");
        assertThat(kept).hasSize(1);
        now = now.plus(SignIns.QUARTER);
        signIns.succeeded(barbara, "203.0.113.1", "request");
        assertThat(kept).hasSize(2);
    }
}
