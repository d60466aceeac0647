package dev.muster.reports.run;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.muster.reports.ScheduleId;
import dev.muster.reports.ScheduleRequest;
import dev.muster.reports.ScheduleState;
import dev.muster.reports.ScheduleView;
import dev.muster.reports.schedule.Firing;
import dev.muster.reports.schedule.Timetable;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkId;
import dev.muster.work.WorkKind;
import dev.muster.work.WorkRunner;
import dev.muster.work.Workers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;

/** What is broken of one tenant, and what another one notices of it: nothing. */
class EachForItselfTest {
    private static final String LEAVERS = "disabled-users-holding-equipment";
    private static final String MONDAYS = "0 0 6 ? * MON";
    private static final TestDatabase DATABASE = Directory.create();
    private static final ConfigurableApplicationContext SERVER = ReportServer.start(
            DATABASE,
            Path.of("target", "muster-home-" + UUID.randomUUID()),
            "spring.quartz.auto-startup=false",
            "spring.quartz.scheduler-name=each-for-itself-test");

    private final Directory directory = new Directory(DATABASE.dataSource());
    private final ReportSchedules schedules = SERVER.getBean(ReportSchedules.class);
    private final ReportRuns runs = SERVER.getBean(ReportRuns.class);
    private final Firing firing = SERVER.getBean(Firing.class);
    private final WorkFailures failures = SERVER.getBean(WorkFailures.class);
    private TenantId broken = TenantId.next();
    private TenantId tenant = TenantId.next();

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @BeforeEach
    void tenants() {
        broken = directory.tenant("Broken Tours");
        tenant = directory.tenant("Example Tours");
    }

    @Test
    void a_schedule_whose_times_have_run_out_stops_nobody() {
        ScheduleView over = schedules.create(broken, request(LEAVERS));
        sql(
                broken,
                "update report_schedule set cron = '0 0 6 1 1 ? 2020' where schedule_id = ?",
                over.id().value());
        theOtherTenantGetsItsReport();
        ScheduleView shown = schedules.find(over.id()).orElseThrow();
        assertThat(shown.state()).isEqualTo(ScheduleState.ENDED);
        assertThat(shown.next()).isEmpty();
        assertThat(failures.list(broken, null, 10)).isEmpty();
        assertThat(switchedOff(over).state()).isEqualTo(ScheduleState.OFF);
    }

    private ScheduleView switchedOff(ScheduleView schedule) {
        return schedules.update(
                schedule.id(),
                new ScheduleRequest(LEAVERS, "0 0 6 1 1 ? 2020", "UTC", schedule.recipients(), false, false));
    }

    @Test
    void a_schedule_that_cannot_be_read_stops_nobody() {
        ScheduleView odd = schedules.create(broken, request(LEAVERS));
        sql(
                broken,
                "update report_schedule set time_zone = 'Mars/Olympus' where schedule_id = ?",
                odd.id().value());
        theOtherTenantGetsItsReport();
        assertThat(failures.list(broken, null, 10)).singleElement().satisfies(failure -> {
            assertThat(failure.id())
                    .isEqualTo(new WorkId(broken, WorkKind.SCHEDULE, odd.id().value()));
            assertThat(failure.failure()).contains("Mars/Olympus");
        });
        assertThat(schedules.list(broken)).isEmpty();
        schedules.delete(odd.id());
        assertThat(failures.list(broken, null, 10)).isEmpty();
    }

    @Test
    void a_schedule_that_has_failed_says_so_and_goes_on_once_it_is_mended() {
        ScheduleView schedule = schedules.create(broken, request(LEAVERS));
        sql(
                broken,
                "update report_schedule set time_zone = 'Mars/Olympus' where schedule_id = ?",
                schedule.id().value());
        for (int attempt = 1; attempt <= 5; attempt++) {
            sweep();
            sql(broken, "update work_failure set not_before = now()");
        }
        sql(
                broken,
                "update report_schedule set time_zone = 'UTC' where schedule_id = ?",
                schedule.id().value());
        ScheduleView failed = schedules.find(schedule.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(ScheduleState.GAVE_UP);
        assertThat(failed.failures()).isEqualTo(5);
        sweep();
        assertThat(schedules.find(schedule.id()).orElseThrow().state()).isEqualTo(ScheduleState.GAVE_UP);
        assertThat(schedules.update(schedule.id(), request(LEAVERS)).state()).isEqualTo(ScheduleState.ACTIVE);
    }

    @Test
    void a_run_that_cannot_be_read_stops_nobody() {
        RunView odd = runThatNobodyIsAtYet();
        sql(
                broken,
                "update report_run set time_zone = 'Mars/Olympus' where run_id = ?",
                odd.id().value());
        for (int attempt = 1; attempt <= 6; attempt++) {
            theOtherTenantGetsItsReport();
            sql(broken, "update work_failure set not_before = now()");
        }
        assertThat(failures.list(broken, null, 10)).singleElement().satisfies(failure -> {
            assertThat(failure.id())
                    .isEqualTo(new WorkId(broken, WorkKind.RUN, odd.id().value()));
            assertThat(failure.failures()).isEqualTo(5);
            assertThat(failure.givenUp()).isTrue();
        });
        assertThat(runs.list(broken, null, 10)).isEmpty();
    }

    @Test
    void a_letter_that_cannot_be_read_stops_nobody() {
        RunView run =
                schedules.runNow(schedules.create(broken, request(LEAVERS)).id());
        sweep();
        sql(
                broken,
                "update delivery set about = 'WEATHER', state = 'PENDING' where run_id = ?",
                run.id().value());
        theOtherTenantGetsItsReport();
        assertThat(failures.list(broken, null, 10))
                .singleElement()
                .satisfies(failure -> assertThat(failure.id().kind()).isEqualTo(WorkKind.DELIVERY));
    }

    @Test
    void a_report_that_overflows_the_stack_stops_nobody() {
        RunView odd = schedules.runNow(
                schedules.create(broken, request(ReportServer.OVERFLOWING)).id());
        theOtherTenantGetsItsReport();
        assertThat(runs.find(odd.id()).orElseThrow().failure()).contains("StackOverflowError");
    }

    @Test
    void what_belongs_to_no_tenant_is_never_given_up_and_its_failure_is_shown() {
        WorkRunner round = SERVER.getBean(WorkRunner.class);
        for (int time = 1; time <= 7; time++) {
            assertThat(round.keepUp("Tidying", () -> {
                        throw new StackOverflowError();
                    }))
                    .isFalse();
        }
        assertThat(failures.list(TenantId.NONE, null, 10)).singleElement().satisfies(failure -> {
            assertThat(failure.failure()).isEqualTo("Tidying: StackOverflowError");
            assertThat(failure.failures()).isEqualTo(7);
            assertThat(failure.givenUp()).isFalse();
        });
        assertThat(round.keepUp("Tidying", () -> {})).isTrue();
        assertThat(failures.list(TenantId.NONE, null, 10)).isEmpty();
    }

    @Test
    void a_schedule_that_is_deleted_while_the_timetable_is_looked_through_is_no_failure() {
        ScheduleView schedule = schedules.create(broken, request(LEAVERS));
        Timetable real = SERVER.getBean(Timetable.class);
        sweep(real, id -> {
            if (id.equals(schedule.id())) schedules.delete(id);
        });
        assertThat(real.lines()).doesNotContain(schedule.id());
        assertThat(failures.list(broken, null, 10)).isEmpty();
    }

    @Test
    void a_schedule_that_is_created_while_the_timetable_is_looked_through_keeps_its_line() {
        ScheduleView schedule = schedules.create(tenant, request(LEAVERS));
        Timetable real = SERVER.getBean(Timetable.class);
        List<ScheduleId> created = new ArrayList<>();
        sweep(real, id -> {
            if (id.equals(schedule.id()))
                created.add(schedules.create(tenant, request(LEAVERS)).id());
        });
        assertThat(created).hasSize(1);
        assertThat(real.lines()).containsAll(created);
    }

    private static void sweep(Timetable real, Consumer<ScheduleId> meanwhile) {
        Timetable slow = new Timetable() {
            @Override
            public void keepSweeping() {
                real.keepSweeping();
            }

            @Override
            public List<ScheduleId> lines() {
                return real.lines();
            }

            @Override
            public void put(Entry entry) {
                meanwhile.accept(entry.schedule());
                real.put(entry);
            }

            @Override
            public void remove(ScheduleId id) {
                real.remove(id);
            }

            @Override
            public void sweepSoon() {
                real.sweepSoon();
            }
        };
        new DueWork(
                        SERVER.getBean(Schedules.class),
                        SERVER.getBean(Runs.class),
                        () -> slow,
                        List.of(),
                        SERVER.getBean(WorkRunner.class),
                        SERVER.getBean(TenantTransactions.class),
                        Clock.systemUTC())
                .sweep();
    }

    @ParameterizedTest
    @ValueSource(strings = {"54001", "53200", "40P01"})
    void a_tenant_that_asks_too_much_of_the_database_stops_nobody(String state) {
        assertThat(reached(new DataAccessResourceFailureException("work", new SQLException("It met " + state, state))))
                .containsExactly(broken, tenant);
        assertThat(failures.list(broken, null, 10)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25006", "57P01", "53100", "08006"})
    void a_database_that_takes_nothing_is_nobodys_failure(String state) {
        assertThat(reached(new UncategorizedSQLException("work", null, new SQLException("It met " + state, state))))
                .containsExactly(broken);
        assertThat(failures.list(broken, null, 10)).isEmpty();
    }

    @Test
    void a_pool_that_has_no_connection_is_nobodys_failure() {
        var noClaim = new IllegalStateException("claim", new SQLTransientConnectionException("timed out"));
        assertThat(SERVER.getBean(WorkRunner.class).one(new WorkId(broken, WorkKind.RUN, UUID.randomUUID()), () -> {
                    throw noClaim;
                }))
                .isFalse();
        assertThat(failures.list(broken, null, 10)).isEmpty();
    }

    /** How far a round comes over both tenants, the first of which fails so. */
    private List<TenantId> reached(DataAccessException failure) {
        List<TenantId> reached = new ArrayList<>();
        SERVER.getBean(WorkRunner.class)
                .over(
                        WorkKind.CREDENTIAL_WARNING,
                        List.of(broken, tenant),
                        each -> new WorkId(each, WorkKind.CREDENTIAL_WARNING, each.value()),
                        each -> {
                            reached.add(each);
                            if (each.equals(broken)) throw failure;
                        });
        return reached;
    }

    @Test
    void what_is_due_and_cannot_be_read_is_shown_to_the_operator_until_it_can() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Workers workers = new Workers(
                "Looking",
                1,
                1,
                Duration.ofMillis(10),
                (most, busy, full) -> {
                    if (broken.get()) throw new StackOverflowError();
                    return List.of();
                },
                id -> true,
                SERVER.getBean(WorkRunner.class));
        workers.start();
        try {
            await(() -> failures.list(TenantId.NONE, null, 10).stream()
                    .anyMatch(failure -> failure.failure().equals("Looking: StackOverflowError")));
            broken.set(false);
            await(() -> failures.list(TenantId.NONE, null, 10).isEmpty());
        } finally {
            workers.stop();
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new AssertionError("It has not become so");
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private RunView runThatNobodyIsAtYet() {
        ScheduleId id = schedules.create(broken, request(LEAVERS)).id();
        return SERVER.getBean(TenantTransactions.class).in(broken, () -> {
            ReportSchedule schedule = SERVER.getBean(Schedules.class).find(id).orElseThrow();
            ReportRun run = new ReportRun(schedule, Instant.now(), RunCause.REQUEST, Instant.now());
            SERVER.getBean(Runs.class).save(run);
            return run.view(List.of());
        });
    }

    private void theOtherTenantGetsItsReport() {
        RunView asked =
                schedules.runNow(schedules.create(tenant, request(LEAVERS)).id());
        sweep();
        assertThat(runs.find(asked.id()).orElseThrow().state()).isEqualTo(RunState.GENERATED);
        assertThat(runs.deliveries(asked.id())).extracting(DeliveryView::state).containsExactly(DeliveryState.SENT);
    }

    private void sweep() {
        firing.sweep();
        ReportServer.settle(SERVER);
    }

    private static ScheduleRequest request(String report) {
        return new ScheduleRequest(report, MONDAYS, "UTC", List.of("bjensen@example.com"), false, true);
    }

    private void sql(TenantId whose, String statement, Object... parameters) {
        directory.reading(
                whose, () -> directory.db().sql(statement).params(parameters).update());
    }
}
