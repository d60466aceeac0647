package dev.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.delivery.Letters;
import dev.muster.directory.Actor;
import dev.muster.directory.Commands;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;
import dev.muster.directory.tenant.TenantCommand.OpenTenant;
import dev.muster.people.People;
import dev.muster.people.Person;
import dev.muster.people.PersonRole;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.AuditQuestion;
import dev.muster.postgres.TestDatabase;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.ScheduleId;
import dev.muster.reports.ScheduleRequest;
import dev.muster.server.Muster;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.work.WorkRepair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Whoever held a connection of one kind of transaction and wanted one of the other would wait here for everybody else, who do the same. */
class PoolOfTwoTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 6;
    private static final int PATIENCE_MINUTES = 5;

    @TempDir
    private Path home;

    @Test
    void eight_threads_on_every_route_that_touches_both_come_to_an_end() throws Exception {
        try (TestDatabase database = WholeServer.OwnDatabase.emptyDatabase();
                ConfigurableApplicationContext server = start(database);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                all.add(threads.submit(() -> {
                    List<Runnable> routes = new ArrayList<>(routes(server));
                    Collections.rotate(routes, first);
                    for (int round = 0; round < ROUNDS; round++) routes.forEach(Runnable::run);
                }));
            }
            for (Future<?> each : all) each.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            Integer entries = new JdbcTemplate(database.superuser())
                    .queryForObject("select count(*) from audit_log where kind = 'TenantOpened'", Integer.class);
            assertThat(entries).isEqualTo(1 + THREADS * ROUNDS);
        }
    }

    private static List<Runnable> routes(ConfigurableApplicationContext server) {
        TenantId tenant = TenantId.next();
        People people = server.getBean(People.class);
        AuditLog audit = server.getBean(AuditLog.class);
        ReportSchedules schedules = server.getBean(ReportSchedules.class);
        ReportRuns runs = server.getBean(ReportRuns.class);
        Letters letters = server.getBean(Letters.class);
        Web web = Web.of(Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port")))
                .asBearer(WholeServer.TOKEN);
        return List.of(
                () -> {
                    Person person =
                            people.create(tenant, UUID.randomUUID() + "@example.com", PersonRole.OWNER, "a hash");
                    people.changePassword(tenant, person.id(), "another hash");
                    people.disable(tenant, person.id());
                    assertThat(people.of(tenant)).isNotEmpty();
                },
                // events that are put on record in the transaction of the command
                () -> {
                    TenantId opened = TenantId.next();
                    server.getBean(Commands.class)
                            .send(
                                    new OpenTenant(opened, "Wayside"),
                                    new MessageContext(opened, new Actor.Muster(), "test", null));
                },
                () -> {
                    ScheduleId schedule =
                            schedules.create(tenant, request("0 0 6 ? * MON")).id();
                    schedules.update(schedule, request("0 0 7 ? * MON"));
                    schedules.runNow(schedule);
                    schedules.delete(schedule);
                },
                () -> audit.read(new AuditQuestion(tenant, null, null, null, null, null, 10)),
                () -> letters.list(tenant, null, null, 10),
                () -> runs.list(tenant, null, 10),
                () -> server.getBean(WorkRepair.class).retry(tenant, UUID.randomUUID()),
                () -> warnings(server),
                () -> assertThat(web.post("/scim/v2/Users", """
                                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s"}
                                        """.formatted(UUID.randomUUID()))
                                .statusCode())
                        .isEqualTo(201));
    }

    /** Letters to owners, with what they tell of. */
    private static void warnings(ConfigurableApplicationContext server) {
        server.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().contains("ExpiryWarnings")
                        || task.toString().contains("MassChangeNotifier"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    private static ScheduleRequest request(String cron) {
        return new ScheduleRequest(
                "disabled-users-holding-equipment", cron, "UTC", List.of("bjensen@example.com"), false, true);
    }

    private ConfigurableApplicationContext start(TestDatabase database) {
        return new SpringApplicationBuilder(Muster.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--muster.database.connections=2",
                        "--muster.bootstrap.token=" + WholeServer.TOKEN,
                        "--muster.scim.requests-per-second=100000",
                        "--muster.scim.request-burst=100000",
                        "--muster.home=" + home,
                        "--spring.quartz.scheduler-name=pool-of-two");
    }
}
