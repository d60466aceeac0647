package dev.muster.reports.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.DeliveryView;
import dev.muster.delivery.LetterKind;
import dev.muster.delivery.Letters;
import dev.muster.delivery.mail.ScriptedServer;
import dev.muster.delivery.mail.ScriptedServer.Step;
import dev.muster.delivery.mail.ScriptedServer.Way;
import dev.muster.delivery.outbox.Outbox;
import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.reports.Directory;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleRequest;
import dev.muster.work.TenantTransactions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that falls silent over one tenant's letter, at every step: the others get their reports and their letters. */
class SilentMailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TestDatabase DATABASE = Directory.create();
    private static final ConfigurableApplicationContext SERVER = ReportServer.start(
            DATABASE,
            Path.of("target", "muster-home-" + UUID.randomUUID()),
            "spring.quartz.auto-startup=false",
            "spring.quartz.scheduler-name=silent-mail-test",
            // longer than this test lets the silence last
            "muster.mail.patience=PT2M",
            "muster.mail.patience-after-data=PT2M",
            "spring.mail.host=127.0.0.1");

    private final Directory directory = new Directory(DATABASE.dataSource());
    private final ReportSchedules schedules = SERVER.getBean(ReportSchedules.class);
    private final ReportRuns runs = SERVER.getBean(ReportRuns.class);
    private final Letters letters = SERVER.getBean(Letters.class);
    private final Outbox outbox = SERVER.getBean(Outbox.class);
    private final TenantTransactions transactions = SERVER.getBean(TenantTransactions.class);

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoever_waits_for_it_waits_alone(Step step) throws Exception {
        TenantId waiting = directory.tenant("Waiting Tours");
        TenantId tenant = directory.tenant("Example Tours");
        String slow = "slow-" + step + "@example.com";
        try (ScriptedServer mail = ScriptedServer.misbehaving(step, Way.HANG, slow)) {
            SERVER.getBean(JavaMailSenderImpl.class).setPort(mail.port());
            put(waiting, slow);
            await(mail::isMisbehaving);

            put(tenant, "bjensen@example.com");
            RunView run = schedules.runNow(schedules
                    .create(
                            tenant,
                            new ScheduleRequest(
                                    "disabled-users-holding-equipment",
                                    "0 0 6 ? * MON",
                                    "UTC",
                                    List.of("jsmith@example.com"),
                                    false,
                                    true))
                    .id());
            await(() -> mail.taken().contains("bjensen@example.com"));
            await(() -> runs.deliveries(run.id()).stream().anyMatch(each -> each.state() == DeliveryState.SENT));
            assertThat(mail.isMisbehaving()).isTrue();
        }
        ReportServer.settle(SERVER);
        DeliveryView late = only(waiting);
        assertThat(late.state())
                .isEqualTo(
                        switch (step) {
                            case QUIT -> DeliveryState.SENT;
                            // all of so small a letter has left before a server is seen not to read
                            case BODY, DOT -> DeliveryState.UNCERTAIN;
                            default -> DeliveryState.PENDING;
                        });
        if (late.state() == DeliveryState.UNCERTAIN) {
            assertThat(late.failure())
                    .contains(
                            "had the whole letter",
                            "Ask " + slow,
                            "POST /api/letters/" + late.id().value() + "/send");
        }
        if (late.state() == DeliveryState.PENDING) {
            assertThat(late.attempts())
                    .as("what the server is guilty of does not count")
                    .isEqualTo(step.compareTo(Step.RCPT) < 0 ? 0 : 1);
        }
    }

    private void put(TenantId tenant, String recipient) {
        transactions.run(
                tenant,
                () -> outbox.put(
                        tenant, LetterKind.CHANGES_HELD, "news." + recipient, recipient, "News", "There is news.\n"));
    }

    private DeliveryView only(TenantId tenant) {
        assertThat(letters.list(tenant, null, null, 10)).hasSize(1);
        return letters.list(tenant, null, null, 10).getFirst();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new AssertionError("It has not become so within " + PATIENCE);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
