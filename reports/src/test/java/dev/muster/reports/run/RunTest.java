package dev.muster.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.DeliveryView;
import dev.muster.delivery.LetterRefusal;
import dev.muster.directory.TenantId;
import dev.muster.directory.text.Sha256;
import dev.muster.postgres.TestDatabase;
import dev.muster.reports.Directory;
import dev.muster.reports.Form;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.RunCause;
import dev.muster.reports.RunId;
import dev.muster.reports.RunState;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleId;
import dev.muster.reports.ScheduleRefusal;
import dev.muster.reports.ScheduleRequest;
import dev.muster.reports.ScheduleView;
import dev.muster.reports.schedule.Firing;
import dev.muster.reports.schedule.Timing;
import dev.muster.work.TenantTransactions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;

/** Runs and deliveries, fired by hand: the scheduler stands still. */
class RunTest {
    private static final String LEAVERS = "disabled-users-holding-equipment";
    private static final Instant SIX = Instant.parse("2026-11-23T05:00:00Z");

    private static final Path HOME = Path.of("target", "muster-home-" + UUID.randomUUID());
    private static final TestDatabase DATABASE = Directory.create();
    private static final ConfigurableApplicationContext SERVER = ReportServer.start(
            DATABASE, HOME, "spring.quartz.auto-startup=false", "spring.quartz.scheduler-name=run-test");

    private final Directory directory = new Directory(DATABASE.dataSource());
    private final ReportSchedules schedules = SERVER.getBean(ReportSchedules.class);
    private final ReportRuns runs = SERVER.getBean(ReportRuns.class);
    private final Firing firing = SERVER.getBean(Firing.class);
    private TenantId tenant = TenantId.next();

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @BeforeEach
    void barbaraHoldsALaptop() {
        tenant = directory.tenant("Example Tours");
        UUID barbara = directory.leaver(tenant, "bjensen", "Barbara Jensen", null, null, "2026-11-03T00:00:00Z", null);
        directory.holds(tenant, barbara, "MUS-1", "MacBook Pro", "C02", "2499.00", "USD");
    }

    @Test
    void a_schedule_that_fires_makes_a_run_its_files_and_a_letter_for_each_recipient() throws IOException {
        ScheduleView schedule = schedule("bjensen@example.com", "jsmith@example.com");
        fire(schedule.id(), SIX);

        RunView run = onlyRun();
        assertThat(run.state()).isEqualTo(RunState.GENERATED);
        assertThat(run.cause()).isEqualTo(RunCause.SCHEDULE);
        assertThat(run.scheduledFor()).isEqualTo(SIX);
        assertThat(run.rows()).isEqualTo(1);
        assertThat(run.subject()).isEqualTo("Example Tours: 1 disabled user still holds 1 item worth USD 2,499.00");
        assertThat(run.files()).extracting(RunView.File::form).containsExactly(Form.values());
        assertThat(runs.deliveries(run.id()))
                .extracting(DeliveryView::recipient)
                .containsExactly("bjensen@example.com", "jsmith@example.com");
        for (DeliveryView delivery : runs.deliveries(run.id())) {
            assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
            assertThat(Files.readString(eml(delivery)))
                    .contains("To: " + delivery.recipient())
                    .contains("filename=disabled-users-holding-equipment-");
        }
    }

    @Test
    void the_same_fire_time_makes_one_run_however_often_and_wherever_it_fires() throws Exception {
        ScheduleView schedule = schedule("bjensen@example.com");
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> fire = () -> {
                fire(schedule.id(), SIX);
                return null;
            };
            for (var ended : nodes.invokeAll(List.of(fire, fire))) ended.get();
        }
        fire(schedule.id(), SIX);
        assertThat(onlyRun().attempts()).isEqualTo(1);
        assertThat(runs.deliveries(onlyRun().id()))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.attempts()).isEqualTo(1));
    }

    @Test
    void of_two_who_change_what_both_have_read_one_is_believed() {
        Schedules rows = SERVER.getBean(Schedules.class);
        TenantTransactions transactions = SERVER.getBean(TenantTransactions.class);
        ScheduleId id = schedule("bjensen@example.com").id();
        ReportSchedule first = transactions.in(tenant, () -> rows.find(id).orElseThrow());
        ReportSchedule second = transactions.in(tenant, () -> rows.find(id).orElseThrow());
        first.revise(order("Europe/Berlin"), SIX);
        second.revise(order("America/New_York"), SIX);

        transactions.run(tenant, () -> rows.save(first));
        assertThatThrownBy(() -> transactions.run(tenant, () -> rows.save(second)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(schedules.find(id).orElseThrow().timeZone()).isEqualTo("Europe/Berlin");
    }

    private static Order order(String zone) {
        return new Order(
                LEAVERS, new Timing("0 0 6 ? * MON", ZoneId.of(zone)), List.of("bjensen@example.com"), true, true);
    }

    @Test
    void a_run_that_was_begun_and_never_ended_is_generated_by_the_next_sweep() {
        runLeftGenerating(1);
        sweep();
        assertThat(onlyRun().state()).isEqualTo(RunState.GENERATED);
        assertThat(onlyRun().attempts()).isEqualTo(2);
        assertThat(onlyRun().cause()).isEqualTo(RunCause.REQUEST);
        assertThat(onlyDelivery().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void a_run_that_never_ends_is_given_up() {
        runLeftGenerating(5);
        sweep();
        assertThat(onlyRun().state()).isEqualTo(RunState.FAILED);
        assertThat(onlyRun().failure()).contains("begun 5 times");
    }

    @Test
    void a_delivery_that_was_left_pending_is_sent_by_the_next_sweep() {
        deliveryLeft("PENDING", "null");
        sweep();
        assertThat(onlyDelivery().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void found_while_sending_it_is_sent_if_the_outbox_has_it_and_tried_again_if_not() throws IOException {
        DeliveryView delivery = deliveryLeft("SENDING", "place");
        sweep();
        assertThat(onlyDelivery().state()).isEqualTo(DeliveryState.SENT);

        sql("update delivery set state = 'SENDING' where run_id = ?", onlyRun().id());
        Files.delete(eml(delivery));
        sweep();
        assertThat(onlyDelivery().state()).isEqualTo(DeliveryState.PENDING);
        assertThat(onlyDelivery().failure()).contains("before the letter was out");

        sql("update delivery set not_before = now() where run_id = ?", onlyRun().id());
        sweep();
        assertThat(onlyDelivery().state()).isEqualTo(DeliveryState.SENT);
        assertThat(eml(delivery)).exists();
    }

    @Test
    void found_while_sending_by_a_mail_server_it_is_uncertain_until_somebody_decides() throws IOException {
        DeliveryView delivery = deliveryLeft("SENDING", "'smtp:mail.example.com'");
        Files.delete(eml(delivery));
        sweep();
        sweep();
        assertThat(onlyDelivery().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(eml(delivery)).doesNotExist();

        assertThat(runs.sendAgain(delivery.id()).state()).isEqualTo(DeliveryState.PENDING);
        assertThatThrownBy(() -> runs.sendAgain(delivery.id())).isInstanceOf(LetterRefusal.DeliveryNotEnded.class);
        sweep();
        assertThat(onlyDelivery().state()).isEqualTo(DeliveryState.SENT);
        assertThat(eml(delivery)).exists();
    }

    @Test
    void a_failure_is_on_record_tried_again_later_and_given_up_in_the_end() {
        ScheduleId schedule = schedules
                .create(tenant, request(ReportServer.BROKEN, false, "bjensen@example.com"))
                .id();
        fire(schedule, SIX);
        RunView failed = onlyRun();
        assertThat(failed.state()).isEqualTo(RunState.DUE);
        assertThat(failed.failure()).contains("out of paper");
        sweep();
        assertThat(onlyRun().attempts()).as("not before its time").isEqualTo(1);
        for (int attempt = 2; attempt <= 5; attempt++) {
            sql("update report_run set not_before = now() where run_id = ?", failed.id());
            sweep();
        }
        assertThat(onlyRun().state()).isEqualTo(RunState.FAILED);
        assertThat(onlyRun().attempts()).isEqualTo(5);
        assertThat(runs.deliveries(failed.id())).isEmpty();
    }

    @Test
    void with_nothing_to_report_there_is_no_letter_unless_one_is_wanted_anyway() {
        tenant = directory.tenant("Other Tours");
        fire(
                schedules
                        .create(tenant, request(LEAVERS, true, "bjensen@example.com"))
                        .id(),
                SIX);
        assertThat(onlyRun().state()).isEqualTo(RunState.NOTHING_TO_REPORT);
        assertThat(onlyRun().files()).hasSize(4);
        assertThat(runs.deliveries(onlyRun().id())).isEmpty();

        tenant = directory.tenant("Third Tours");
        fire(
                schedules
                        .create(tenant, request(LEAVERS, false, "bjensen@example.com"))
                        .id(),
                SIX);
        assertThat(onlyRun().state()).isEqualTo(RunState.GENERATED);
        assertThat(onlyDelivery().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void a_schedule_that_is_off_or_gone_fires_nothing_and_its_runs_stay() {
        ScheduleView schedule = schedule("bjensen@example.com");
        fire(schedule.id(), SIX);
        schedules.delete(schedule.id());
        fire(schedule.id(), SIX.plusSeconds(86_400));
        assertThat(schedules.list(tenant)).isEmpty();
        assertThat(onlyRun().schedule()).isEqualTo(schedule.id());

        ScheduleRequest off =
                new ScheduleRequest(LEAVERS, "0 0 6 ? * MON", "UTC", List.of("b@example.com"), false, false);
        ScheduleView switchedOff = schedules.create(tenant, off);
        fire(switchedOff.id(), SIX);
        assertThat(runs.list(tenant, null, 10)).hasSize(1);
        assertThat(switchedOff.next()).isEmpty();
    }

    @Test
    void a_stored_file_is_what_was_generated_and_a_damaged_one_is_noticed() throws IOException {
        fire(schedule("bjensen@example.com").id(), SIX);
        RunView run = onlyRun();
        var pdf = new ByteArrayOutputStream();
        assertThat(runs.writeFile(run.id(), Form.PDF, pdf)).isTrue();
        assertThat(pdf.toByteArray()).startsWith('%', 'P', 'D', 'F');
        assertThat(run.files())
                .filteredOn(file -> file.form() == Form.PDF)
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.size()).isEqualTo(pdf.size());
                    assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(pdf.toByteArray())));
                });
        assertThat(runs.writeFile(RunId.next(tenant), Form.PDF, pdf)).isFalse();

        String damage = "update report_file_chunk set content = 'x' where form = 'CSV' and run_id = ?";
        assertThatThrownBy(() -> sql(damage, run.id())).hasMessageContaining("never changes");
        directory
                .db()
                .sql("alter table report_file_chunk disable trigger never_changes")
                .update();
        sql(damage, run.id());
        directory
                .db()
                .sql("alter table report_file_chunk enable trigger never_changes")
                .update();
        assertThatThrownBy(() -> runs.writeFile(run.id(), Form.CSV, new ByteArrayOutputStream()))
                .isInstanceOf(StoredFiles.FileDamaged.class);
    }

    @Test
    void another_tenant_sees_and_reaches_nothing_of_it() throws IOException {
        ScheduleView schedule = schedule("bjensen@example.com");
        fire(schedule.id(), SIX);
        TenantId other = directory.tenant("Other Tours");
        RunId run = new RunId(other, onlyRun().id().value());
        ScheduleId theirs = new ScheduleId(other, schedule.id().value());
        assertThat(schedules.list(other)).isEmpty();
        assertThat(schedules.find(theirs)).isEmpty();
        assertThatThrownBy(() -> schedules.delete(theirs)).isInstanceOf(ScheduleRefusal.NoSuchSchedule.class);
        assertThatThrownBy(() -> schedules.runNow(theirs)).isInstanceOf(ScheduleRefusal.NoSuchSchedule.class);
        assertThat(runs.list(other, null, 10)).isEmpty();
        assertThat(runs.find(run)).isEmpty();
        assertThat(runs.deliveries(run)).isEmpty();
        assertThat(runs.writeFile(run, Form.PDF, new ByteArrayOutputStream())).isFalse();
        // and without any tenant the database itself shows nothing
        assertThat(directory
                        .db()
                        .sql("select count(*) from report_run")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_schedule_is_revised_and_refused_by_name() {
        ScheduleView schedule = schedule("bjensen@example.com");
        ScheduleView revised = schedules.update(
                schedule.id(),
                new ScheduleRequest(
                        LEAVERS, "0 30 2 ? * *", "Europe/Berlin", List.of("jsmith@example.com"), true, true));
        assertThat(schedules.find(schedule.id())).contains(revised);
        assertThat(revised.created()).isEqualTo(schedule.created());
        assertThat(revised.next()).hasSize(3);
        assertThat(revised.warnings()).singleElement().asString().contains("the clock in Europe/Berlin is put forward");
        assertThatThrownBy(() -> schedules.create(tenant, request("payroll", false, "bjensen@example.com")))
                .isInstanceOf(ScheduleRefusal.NoSuchReport.class)
                .hasMessageContaining("\"payroll\"")
                .hasMessageContaining(LEAVERS);
        assertThatThrownBy(() -> schedules.create(tenant, request(LEAVERS, false)))
                .isInstanceOf(ScheduleRefusal.RecipientsOutOfBounds.class);
    }

    private ScheduleView schedule(String... recipients) {
        return schedules.create(tenant, request(LEAVERS, true, recipients));
    }

    private static ScheduleRequest request(String report, boolean onlyWhenSomething, String... recipients) {
        return new ScheduleRequest(
                report, "0 0 6 ? * MON", "Europe/Berlin", List.of(recipients), onlyWhenSomething, true);
    }

    /** A run as a server leaves it that stops while it generates. */
    private void runLeftGenerating(int attempts) {
        ScheduleId schedule = schedule("bjensen@example.com").id();
        TenantTransactions transactions = SERVER.getBean(TenantTransactions.class);
        transactions.run(
                tenant,
                () -> SERVER.getBean(Runs.class)
                        .save(new ReportRun(
                                SERVER.getBean(Schedules.class).find(schedule).orElseThrow(),
                                SIX,
                                RunCause.REQUEST,
                                Instant.now())));
        sql(
                "update report_run set state = 'GENERATING', attempts = " + attempts + " where run_id = ?",
                onlyRun().id());
    }

    /** A delivery as a server leaves it that stops at the wrong moment; its letter is in the outbox. */
    private DeliveryView deliveryLeft(String state, String place) {
        fire(schedule("bjensen@example.com").id(), SIX);
        sql(
                "update delivery set state = '" + state + "', place = " + place + " where run_id = ?",
                onlyRun().id());
        return onlyDelivery();
    }

    private void fire(ScheduleId schedule, Instant scheduledFor) {
        firing.fire(schedule, scheduledFor);
        ReportServer.settle(SERVER);
    }

    private void sweep() {
        firing.sweep();
        ReportServer.settle(SERVER);
    }

    private RunView onlyRun() {
        assertThat(runs.list(tenant, null, 10)).hasSize(1);
        return runs.list(tenant, null, 10).getFirst();
    }

    private DeliveryView onlyDelivery() {
        assertThat(runs.deliveries(onlyRun().id())).hasSize(1);
        return runs.deliveries(onlyRun().id()).getFirst();
    }

    private void sql(String statement, RunId run) {
        directory.reading(
                run.tenant(),
                () -> directory.db().sql(statement).param(run.value()).update());
    }

    private static Path eml(DeliveryView delivery) {
        try (Stream<Path> files = Files.list(HOME.resolve("outbox"))) {
            return files.filter(file -> file.toString().contains(delivery.messageId()))
                    .findFirst()
                    .orElse(HOME.resolve("outbox").resolve(delivery.messageId() + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
