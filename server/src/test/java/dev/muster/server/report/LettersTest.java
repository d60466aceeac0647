package dev.muster.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import tools.jackson.databind.JsonNode;

@WholeServer
@SuppressWarnings("NullAway.Init")
class LettersTest {
    private static final String SCHEDULE = """
            {"report": "disabled-users-holding-equipment", "cron": "0 0 6 ? * MON", "recipients": ["bjensen@example.com"]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private List<ScheduledTaskHolder> scheduled;

    private Account account;

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    @Test
    void a_letter_of_a_report_is_listed_and_can_be_sent_again_once_it_is_uncertain() {
        String schedule = Account.id(account.owner().post("/api/schedules", SCHEDULE));
        account.owner().post("/api/schedules/" + schedule + "/runs", "");
        Await.until(() -> items("/api/letters?state=SENT").size() == 1);
        JsonNode letter = items("/api/letters").get(0);
        String id = letter.get("id").stringValue();
        assertThat(letter.get("about").stringValue()).isEqualTo("REPORT");
        assertThat(letter.get("recipient").stringValue()).isEqualTo("bjensen@example.com");
        assertThat(account.owner().post("/api/letters/" + id + "/send", "").statusCode())
                .isEqualTo(409);

        change("update delivery set state = 'UNCERTAIN' where tenant_id = ?");
        assertThat(account.person("AUDITOR")
                        .post("/api/letters/" + id + "/send", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(account.owner().post("/api/letters/" + id + "/send", "").statusCode())
                .isEqualTo(200);
        Await.until(() -> items("/api/letters?state=SENT").size() == 1);
        assertThat(account.owner().get("/api/letters/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(account.owner().get("/api/letters?state=LOST").statusCode()).isEqualTo(400);
        assertThat(Account.open(Web.of(port)).owner().get("/api/letters/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_was_given_up_is_listed_and_tried_again_when_a_person_asks() {
        String schedule = Account.id(account.owner().post("/api/schedules", SCHEDULE));
        change("insert into work_failure values (?, 'SCHEDULE', '" + schedule
                + "', 5, 'IllegalStateException: broken', now(), now(), now(), true)");
        JsonNode shown = Web.json(account.owner().get("/api/schedules/" + schedule));
        assertThat(shown.get("state").stringValue()).isEqualTo("GAVE_UP");
        assertThat(shown.get("failure").stringValue()).contains("broken");
        JsonNode failure = items("/api/failures").get(0);
        assertThat(failure.get("kind").stringValue()).isEqualTo("SCHEDULE");
        assertThat(failure.get("state").stringValue()).isEqualTo("GAVE_UP");

        String retry = "/api/failures/" + schedule + "/retry";
        assertThat(Account.open(Web.of(port)).owner().post(retry, "").statusCode())
                .isEqualTo(404);
        assertThat(account.owner().post(retry, "").statusCode()).isEqualTo(204);
        assertThat(account.owner().post(retry, "").statusCode()).isEqualTo(404);
        assertThat(Web.json(account.owner().get("/api/schedules/" + schedule))
                        .get("state")
                        .stringValue())
                .isEqualTo("ACTIVE");
        assertThat(items("/api/audit-log?kind=WorkTriedAgain").size()).isEqualTo(1);
    }

    @Test
    void what_was_given_up_for_the_whole_installation_is_tried_again_when_the_operator_asks() {
        UUID upkeep = UUID.randomUUID();
        TenantScope.acrossTenants(() -> jdbc.update(
                "insert into work_failure values (?, 'UPKEEP', ?, 5, 'broken', now(), now(), now(), true)",
                TenantId.NONE.value(),
                upkeep));
        Web operator = account.operator();
        String retry = "/api/failures/" + upkeep + "/retry?installation=true";
        assertThat(operator.post(retry, "").statusCode()).isEqualTo(204);
        assertThat(operator.post(retry, "").statusCode()).isEqualTo(404);
        assertThat(operator.get("/api/audit-log?installation=true&kind=WorkTriedAgain")
                        .body())
                .contains(upkeep.toString());
    }

    @Test
    void a_schedule_of_one_time_has_ended_when_that_is_past() {
        String year = Instant.now().toString().substring(0, 4);
        String never = SCHEDULE.replace("0 0 6 ? * MON", "0 0 0 1 1 ? " + year);
        assertThat(account.owner().post("/api/schedules", never).body()).contains("never fires");

        String schedule = Account.id(account.owner().post("/api/schedules", SCHEDULE));
        change("update report_schedule set cron = '0 0 0 1 1 ? " + year + "' where tenant_id = ?");
        JsonNode shown = Web.json(account.owner().get("/api/schedules/" + schedule));
        assertThat(shown.get("state").stringValue()).isEqualTo("ENDED");
        assertThat(account.owner()
                        .send("PUT", "/api/schedules/" + schedule, never)
                        .body())
                .as("what is left out must not become UTC")
                .contains("'timeZone': It is missing. Give the whole schedule");
        String off = never.replace(
                "{\"report\"", "{\"enabled\": false, \"onlyWhenSomething\": true, \"timeZone\": \"UTC\", \"report\"");
        assertThat(account.owner()
                        .send("PUT", "/api/schedules/" + schedule, off)
                        .body())
                .contains("\"OFF\"");
    }

    /** What the others hear of this server has threads of its own. */
    @Test
    void the_heartbeat_shares_no_thread() {
        assertThat(scheduled.stream().flatMap(holder -> holder.getScheduledTasks().stream()))
                .anySatisfy(task -> assertThat(task.getTask().toString()).contains("NodeHeartbeat.beat"));
        Await.until(() -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .anyMatch(name -> name.startsWith("heartbeat-")));
        Await.until(() -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .anyMatch(name -> name.startsWith("scheduling-")));
    }

    private JsonNode items(String path) {
        JsonNode answer = Web.json(account.owner().get(path));
        return answer.get("items");
    }

    private void change(String statement) {
        TenantId tenant = TenantId.parse(account.tenant());
        TenantScope.within(tenant, () -> jdbc.update(statement, tenant.value()));
    }
}
