package dev.muster.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.DeliveryView;
import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.reports.Directory;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.RunCause;
import dev.muster.reports.RunState;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleRequest;
import dev.muster.reports.ScheduleView;
import dev.muster.reports.schedule.Timetable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.context.ConfigurableApplicationContext;

/** The scheduler itself. (Two of one name cannot live in one process: Quartz keeps their connections by that name.) */
class TimetableTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVERY_SECOND = "* * * * * ?";
    private static final String MONDAYS = "0 0 6 ? * MON";

    private static final TestDatabase DATABASE = Directory.create();
    private static final Path HOME = Path.of("target", "muster-home-" + UUID.randomUUID());
    private static final ConfigurableApplicationContext SERVER =
            ReportServer.start(DATABASE, HOME, "spring.quartz.scheduler-name=timetable-test");

    private final Directory directory = new Directory(DATABASE.dataSource());
    private final ReportSchedules schedules = SERVER.getBean(ReportSchedules.class);
    private final ReportRuns runs = SERVER.getBean(ReportRuns.class);
    private final Timetable timetable = SERVER.getBean(Timetable.class);
    private TenantId tenant = TenantId.next();

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @BeforeEach
    void tenant() {
        tenant = directory.tenant("Example Tours");
    }

    @Test
    void a_schedule_fires_at_its_time() {
        ScheduleView schedule = schedules.create(tenant, mondays());
        setCron(schedule, EVERY_SECOND);
        timetable.sweepSoon();
        await("three runs with their letters sent", () -> sent() >= 3);
        setCron(schedule, MONDAYS);
        timetable.sweepSoon();

        List<RunView> made = runs.list(tenant, null, 200);
        assertThat(made)
                .extracting(RunView::scheduledFor)
                .doesNotHaveDuplicates()
                .allSatisfy(time -> assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.SECONDS)));
        assertThat(made).extracting(RunView::cause).containsOnly(RunCause.SCHEDULE);
    }

    @Test
    void run_now_begins_within_moments() {
        ScheduleView schedule = schedules.create(tenant, mondays());
        Instant asked = Instant.now();
        RunView run = schedules.runNow(schedule.id());
        assertThat(run.state()).isEqualTo(RunState.DUE);
        await(
                "the letter",
                () -> runs.deliveries(run.id()).stream()
                        .map(DeliveryView::state)
                        .toList()
                        .equals(List.of(DeliveryState.SENT)));
        assertThat(runs.find(run.id()).orElseThrow().asOf()).isAfterOrEqualTo(asked);
    }

    @Test
    void the_timetable_follows_the_schedules() throws SchedulerException {
        ScheduleView schedule = schedules.create(tenant, mondays());
        assertThat(lines(schedule)).isEqualTo(1);
        schedules.update(
                schedule.id(),
                new ScheduleRequest(schedule.report(), MONDAYS, "UTC", schedule.recipients(), false, false));
        assertThat(lines(schedule)).as("switched off").isZero();
        schedules.update(schedule.id(), mondays());
        assertThat(lines(schedule)).isEqualTo(1);
        schedules.delete(schedule.id());
        assertThat(lines(schedule)).as("deleted").isZero();
    }

    private static ScheduleRequest mondays() {
        return new ScheduleRequest(
                "disabled-users-holding-equipment", MONDAYS, "UTC", List.of("bjensen@example.com"), false, true);
    }

    /** Past the check that would refuse a schedule that fires so often. */
    private void setCron(ScheduleView schedule, String cron) {
        directory.reading(
                tenant,
                () -> directory
                        .db()
                        .sql("update report_schedule set cron = ? where schedule_id = ?")
                        .params(cron, schedule.id().value())
                        .update());
    }

    private long sent() {
        return runs.list(tenant, null, 200).stream()
                .flatMap(run -> runs.deliveries(run.id()).stream())
                .filter(delivery -> delivery.state() == DeliveryState.SENT)
                .count();
    }

    private static long lines(ScheduleView schedule) throws SchedulerException {
        return SERVER.getBean(Scheduler.class).getTriggerKeys(GroupMatcher.anyTriggerGroup()).stream()
                .filter(key -> key.getName().equals(schedule.id().toString()))
                .count();
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) fail("Waited in vain for " + what);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
