package dev.muster.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Actor;
import dev.muster.directory.Commands;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.Await;
import dev.muster.server.Provisioning;
import dev.muster.server.ScimAnswer;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A limit of three within an hour, if nothing else is said. */
@WholeServer
@Import(MovableClock.InServer.class)
// by name Quartz keeps its data source for the whole process: the other tests' server has one
@TestPropertySource(properties = "spring.quartz.scheduler-name=guarded")
@SuppressWarnings("NullAway.Init")
class MassChangeGuardOverHttpTest {
    private static final String THREE_AN_HOUR = "{\"limit\": 3, \"windowMinutes\": 60}";

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Commands commands;

    @Autowired
    private TestDatabase database;

    private Guarded guarded() {
        return Guarded.on(port, THREE_AN_HOUR);
    }

    private static String removing(String... members) {
        return "{\"op\": \"remove\", \"path\": \"members\", \"value\": %s}".formatted(Provisioning.values(members));
    }

    private long events(Guarded guarded, String type) {
        Long count = new JdbcTemplate(database.superuser())
                .queryForObject(
                        "select count(*) from domain_event where tenant_id = ?::uuid and payload_type = ?",
                        Long.class,
                        guarded.account().tenant(),
                        type);
        return count == null ? -1 : count;
    }

    @Test
    void beyond_the_limit_deletions_are_held_and_everything_else_goes_on() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(6);
        users.subList(0, 3).forEach(user -> guarded.deleteUser(user).hasStatus(204));
        ScimAnswer held = guarded.deleteUser(users.get(3));
        held.isError(
                503,
                null,
                "the deletion of the user " + users.get(3),
                "Of the 3 deletions and removals",
                "within 60 minutes, 3 are done",
                "/api/integrations/" + guarded.account().integration() + "/mass-change-guard/release");
        assertThat(held.header("Retry-After")).matches("[1-9][0-9]*");
        guarded.deleteUser(users.get(4)).isError(503, null, "there were too many before");
        assertThat(guarded.shown().get("counted").isNull()).isTrue();
        Web client = guarded.account().client();
        assertThat(client.get("/scim/v2/Users/" + users.get(3)).statusCode()).isEqualTo(200);
        String title = Provisioning.patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}");
        assertThat(client.send("PATCH", "/scim/v2/Users/" + users.get(4), title).statusCode())
                .isEqualTo(200);
        guarded.deactivate(users.get(5)).hasStatus(200);
        guarded.users(1);
        assertThat(events(guarded, "MassChangeHeld")).isEqualTo(1);
        assertThat(events(guarded, "UserDeleted")).isEqualTo(3);
    }

    @Test
    void of_members_those_count_who_really_leave() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(6);
        String group = guarded.group(users.subList(0, 3));
        guarded.patch(group, removing(users.get(0), users.get(3), users.get(4), users.get(5), users.get(5)))
                .hasStatus(204);
        guarded.patch(group, removing(users.get(0), users.get(3))).hasStatus(204);
        assertThat(guarded.shown().get("counted").intValue()).isEqualTo(1);
        guarded.patch(group, removing(users.get(1), users.get(2))).hasStatus(204);
        assertThat(guarded.shown().get("counted").intValue()).isEqualTo(3);
        // what takes nobody away is never held
        guarded.patch(group, removing(users.get(0), users.get(1))).hasStatus(204);
        assertThat(guarded.standing()).isEqualTo("COUNTING");
    }

    @Test
    void a_replacement_that_empties_a_group_is_held_whole() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(4);
        String group = guarded.group(users);
        String emptied = "{\"displayName\": \"Emptied\", \"members\": []}";
        Web client = guarded.account().client();
        new ScimAnswer(client.send("PUT", "/scim/v2/Groups/" + group, emptied))
                .isError(503, null, "taking 4 members out of the group " + group, "0 are done");
        JsonNode read = guarded.client().readGroup(group);
        assertThat(read.get("members")).hasSize(4);
        assertThat(read.get("displayName").stringValue()).startsWith("Tour Guides");
        assertThat(guarded.deleteGroup(group)
                        .hasStatus(503)
                        .body()
                        .get("detail")
                        .stringValue())
                .contains("counts as 4");
    }

    @Test
    void removals_count_in_whatever_form_clients_write_them() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(5);
        String group = guarded.group(users);
        String okta = "{\"op\": \"remove\", \"path\": \"members[value eq \\\"%s\\\"]\"}";
        String entra = "{\"op\": \"Remove\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}";
        guarded.patch(group, okta.formatted(users.get(0))).hasStatus(204);
        guarded.patch(group, entra.formatted(users.get(1))).hasStatus(204);
        String allButOne = Provisioning.values(users.get(3), users.get(4));
        guarded.patch(group, "{\"op\": \"replace\", \"path\": \"members\", \"value\": %s}".formatted(allButOne))
                .hasStatus(204);
        guarded.patch(group, okta.formatted(users.get(3))).hasStatus(503);
        guarded.patch(group, entra.formatted(users.get(3))).hasStatus(503);
        guarded.patch(group, "{\"op\": \"remove\", \"path\": \"members\"}").hasStatus(503);
        assertThat(guarded.client().membersOf(group)).containsExactlyInAnyOrder(users.get(3), users.get(4));
        // one thing that waits, however often it was tried; the largest attempt was the last
        JsonNode waiting = guarded.shown().get("held");
        assertThat(waiting.get("changes").intValue()).isEqualTo(1);
        assertThat(waiting.get("removals").intValue()).isEqualTo(2);
    }

    @Test
    void a_users_deletion_is_one_however_many_groups_they_leave() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(2);
        for (int i = 0; i < 4; i++) guarded.group(users);
        guarded.deleteUser(users.getFirst()).hasStatus(204);
        assertThat(guarded.shown().get("counted").intValue()).isEqualTo(1);
    }

    @Test
    void each_operation_of_a_bulk_request_is_counted() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(5);
        String operations = users.stream()
                .map("{\"method\": \"DELETE\", \"path\": \"/Users/%s\"}"::formatted)
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        HttpResponse<String> answer = guarded.account().client().post("/scim/v2/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}""".formatted(operations));
        List<String> statuses = Web.json(answer).get("Operations").values().stream()
                .map(operation -> operation.get("status").stringValue())
                .toList();
        assertThat(statuses).containsExactly("204", "204", "204", "503", "503");
        assertThat(guarded.shown().at("/held/changes").intValue()).isEqualTo(2);
    }

    @Test
    void what_the_owner_releases_comes_by_the_clients_retries_and_no_more() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(12);
        String group = guarded.group(users);
        guarded.patch(group, removing(users.subList(0, 5).toArray(String[]::new)))
                .hasStatus(503);
        assertThat(guarded.shown().at("/held/examples/0/removals").intValue()).isEqualTo(5);
        guarded.release(6, "PT2H");
        guarded.patch(group, removing(users.subList(0, 5).toArray(String[]::new)))
                .hasStatus(204);
        assertThat(guarded.shown().at("/released/used").intValue()).isEqualTo(5);
        // of six five are used, so two more go by the limit, which counts anew
        guarded.deleteUser(users.get(5)).hasStatus(204);
        guarded.patch(group, removing(users.get(6), users.get(7), users.get(8))).hasStatus(204);
        guarded.deleteUser(users.get(9)).hasStatus(503);
        assertThat(events(guarded, "MassChangeHeld")).isEqualTo(2);
    }

    @Test
    void a_release_has_an_end() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(5);
        String group = guarded.group(users);
        guarded.release(100, "PT30M"); // also ahead of what is planned
        clock.move(Duration.ofMinutes(31));
        guarded.patch(group, removing(users.toArray(String[]::new))).hasStatus(503);
    }

    @Test
    void what_the_owner_rejects_is_refused_until_that_is_taken_back() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(6);
        users.subList(0, 3).forEach(user -> guarded.deleteUser(user).hasStatus(204));
        assertThat(guarded.decide("reject", "{}").statusCode()).isEqualTo(409);
        guarded.deleteUser(users.get(3)).hasStatus(503);
        assertThat(guarded.decide("reject", "{\"reason\": \"A mapping was wrong\"}")
                        .body())
                .contains("A mapping was wrong", "REJECTED");
        guarded.deleteUser(users.get(3)).isError(403, null, "Rejected", "/mass-change-guard/reset");
        clock.move(Duration.ofDays(2));
        guarded.deleteUser(users.get(3)).hasStatus(403);
        guarded.deactivate(users.get(4)).hasStatus(200);
        assertThat(guarded.decide("reset", "{}").statusCode()).isEqualTo(200);
        guarded.deleteUser(users.get(3)).hasStatus(204);
    }

    @Test
    void the_window_passes_but_a_hold_does_not() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(8);
        users.subList(0, 3).forEach(user -> guarded.deleteUser(user).hasStatus(204));
        clock.move(Duration.ofMinutes(62));
        users.subList(3, 6).forEach(user -> guarded.deleteUser(user).hasStatus(204));
        guarded.deleteUser(users.get(6)).hasStatus(503);
        clock.move(Duration.ofMinutes(62));
        guarded.deleteUser(users.get(6)).hasStatus(503);
    }

    @Test
    void deactivations_are_held_where_the_owner_takes_the_risk_that_is_shown() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(4);
        String risky = "{\"limit\": 2, \"windowMinutes\": 60, \"holdsDeactivations\": true}";
        HttpResponse<String> set = guarded.set(risky);
        assertThat(set.body()).contains("every leaver among them keeps their access");
        JsonNode shown = Web.json(set).at("/policies/massChangeGuard");
        assertThat(guarded.set(shown.toString()).statusCode())
                .as("what was shown may be sent back")
                .isEqualTo(200);
        guarded.deactivate(users.get(0)).hasStatus(200);
        guarded.deactivate(users.get(0)).hasStatus(200);
        guarded.deactivate(users.get(1)).hasStatus(200);
        guarded.deactivate(users.get(2)).isError(503, null, "the deactivation of the user " + users.get(2));
        assertThat(guarded.set(THREE_AN_HOUR).body()).doesNotContain("keeps their access");
        guarded.deactivate(users.get(2)).hasStatus(200);
    }

    @Test
    void people_are_never_held_nor_is_who_has_no_guard() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(6);
        TenantId tenant = TenantId.parse(guarded.account().tenant());
        var context = new MessageContext(tenant, new Actor.Person(UUID.randomUUID()), "test", null);
        users.subList(0, 4)
                .forEach(user ->
                        commands.send(new DeleteUser(new UserId(tenant, UUID.fromString(user)), null), context));
        assertThat(guarded.shown().get("counted").intValue()).isZero();
        guarded.set("null");
        assertThat(guarded.standing()).isEqualTo("OFF");
        guarded.deleteUser(users.get(4)).hasStatus(204);
        assertThat(new JdbcTemplate(database.superuser())
                        .queryForObject(
                                "select count(*) from removal_count where tenant_id = ?::uuid",
                                Long.class,
                                guarded.account().tenant()))
                .isZero();
    }

    @Test
    void of_many_at_once_the_limit_is_not_passed_by_one_and_there_is_one_hold() throws Exception {
        Guarded guarded = Guarded.on(port, "{\"limit\": 5, \"windowMinutes\": 60}");
        List<Callable<Integer>> deletions = guarded.users(24).stream()
                .<Callable<Integer>>map(user -> () -> guarded.deleteUser(user).status())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(deletions.size())) {
            List<Integer> statuses = threads.invokeAll(deletions).stream()
                    .map(MassChangeGuardOverHttpTest::status)
                    .toList();
            assertThat(statuses).containsOnly(204, 503);
            assertThat(statuses.stream().filter(status -> status == 204)).hasSize(5);
        }
        assertThat(events(guarded, "MassChangeHeld")).isEqualTo(1);
        assertThat(guarded.shown().at("/held/changes").intValue()).isEqualTo(19);
    }

    private static int status(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void holding_and_deciding_are_the_integrations_history() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(4);
        users.forEach(guarded::deleteUser);
        guarded.release(10, "PT1H");
        guarded.decide("reject", "{\"reason\": \"On second thoughts\"}");
        guarded.decide("reset", "{}");
        String history = "/api/history/integrations/" + guarded.account().integration();
        Await.until(() -> guarded.account().owner().get(history).body().contains("MassChangeGuardReset"));
        String told = guarded.account().owner().get(history).body();
        assertThat(told).contains("MassChangeHeld", "MassChangesReleased", "MassChangesRejected");
        assertThat(told).contains("The office moves", "On second thoughts");
    }

    @Test
    void what_no_guard_or_decision_can_be_is_refused_by_name() {
        Guarded guarded = guarded();
        assertThat(guarded.set("{\"limit\": 0, \"windowMinutes\": 60}").body()).contains("'massChangeGuard.limit'");
        assertThat(guarded.set("{\"limit\": 3}").body()).contains("'massChangeGuard.windowMinutes'");
        assertThat(guarded.set("{\"limit\": 3, \"windowMinutes\": 1441}").statusCode())
                .isEqualTo(400);
        assertThat(guarded.decide("release", "{}").body()).contains("'changes'");
        assertThat(guarded.decide("release", "{\"changes\": 5, \"duration\": \"P8D\"}")
                        .body())
                .contains("'duration'");
        guarded.set("null");
        assertThat(guarded.decide("release", "{\"changes\": 5}").statusCode()).isEqualTo(409);
    }

    @Test
    void whoever_only_reads_the_directory_decides_nothing() {
        Guarded guarded = guarded();
        String path = "/api/integrations/" + guarded.account().integration() + "/mass-change-guard";
        for (String role : List.of("ADMIN", "AUDITOR")) {
            Web person = guarded.account().person(role);
            assertThat(person.get(path).statusCode()).isEqualTo(200);
            assertThat(person.post(path + "/release", "{\"changes\": 5}").statusCode())
                    .isEqualTo(403);
        }
        assertThat(guarded.account()
                        .client()
                        .post(path + "/release", "{\"changes\": 5}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_replay_makes_the_same_of_it() {
        Guarded guarded = guarded();
        List<String> users = guarded.users(5);
        users.forEach(guarded::deleteUser);
        guarded.release(1, "PT1H");
        users.forEach(guarded::deleteUser);
        Web operator = guarded.account().operator();
        String run = Web.json(operator.post("/api/verification", "")).get("id").stringValue();
        Await.until(() -> !Web.json(operator.get("/api/verification/" + run))
                .path("verdict")
                .asString("")
                .isEmpty());
        assertThat(operator.get("/api/verification/" + run).body()).contains("mass_change_standing");
        assertThat(Web.json(operator.get("/api/verification/" + run))
                        .get("verdict")
                        .stringValue())
                .isEqualTo("AGREES");
    }
}
