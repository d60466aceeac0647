package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.security.Routes.Route;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Generated from the route table: whoever adds a route adds its tests. */
@WholeServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RouteTableTest {
    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private TestDatabase database;

    private List<Route> routes;
    private Account account;
    private OwnedResources belongings;

    @BeforeAll
    void open() {
        routes = Routes.of(mapping);
        account = Account.open(Web.of(port));
        belongings = new OwnedResources(account);
    }

    private static HttpResponse<String> ask(Web web, Route route, String path) {
        String[] headers = route.consumes().isEmpty() || route.method().equals("GET")
                ? new String[0]
                : new String[] {"Content-Type", route.consumes()};
        return web.send(route.method(), path, OwnedResources.bodyFor(route), headers);
    }

    /** Any path of the route: who may not enter is told so before it is looked at what is named. */
    private static String anyPathOf(Route route) {
        return route.pattern().replaceAll("\\{[^}]*}", "00000000-0000-7000-8000-000000000000");
    }

    private void everyRoute(Predicate<Route> which, Web web, Integer... answers) {
        var softly = new SoftAssertions();
        int asked = 0;
        for (Route route : routes) {
            if (!which.test(route)) continue;
            asked++;
            softly.assertThat(ask(web, route, anyPathOf(route)).statusCode())
                    .as(route.toString())
                    .isIn((Object[]) answers);
        }
        softly.assertAll();
        assertThat(asked).as("routes that were asked").isPositive();
    }

    @Test
    void every_handler_declares_for_whom_it_is() {
        assertThat(routes)
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.isForPeople() || route.isForClients())
                        .as(route + " of " + route.endpoint().getSimpleName())
                        .isTrue());
    }

    @Test
    void without_a_credential_nothing_opens() {
        everyRoute(route -> true, Web.of(port), 401);
        for (String path : List.of("/", "/nothing", "/error", "/actuator", "/actuator/prometheus", "/actuator/env")) {
            assertThat(Web.of(port).get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void health_is_open_and_tells_nothing_more() {
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            HttpResponse<String> health = Web.of(port).get(path);
            assertThat(health.statusCode()).as(path).isEqualTo(200);
            assertThat(health.body()).contains("\"UP\"").doesNotContain("components", "PostgreSQL", "details");
        }
    }

    @Test
    void metrics_are_the_operators() {
        assertThat(account.operator().get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(account.owner().get("/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(account.client().get("/actuator/prometheus").statusCode()).isEqualTo(403);
    }

    @Test
    void people_do_not_provision() {
        everyRoute(Route::isScim, account.owner(), 403);
        everyRoute(Route::isScim, account.operator(), 403);
        everyRoute(Route::isAccess, account.operator(), 403);
    }

    @Test
    void a_provisioning_client_opens_scim_alone() {
        everyRoute(route -> !route.isScim() && !route.isForBoth(), account.client(), 403);
        everyRoute(route -> !route.isScim() && !route.isForBoth(), account.clientWith("EQUIPMENT"), 403);
    }

    @Test
    void an_application_opens_access_alone() {
        everyRoute(
                route -> !route.isAccess() && !route.isEquipment() && !route.isForBoth(),
                account.clientWith("ACCESS"),
                403);
    }

    @Test
    void without_the_scope_equipment_is_not_even_there() {
        if (routes.stream().noneMatch(Route::isEquipment)) return;
        everyRoute(Route::isEquipment, account.client(), 404);
        everyRoute(Route::isEquipment, account.clientWith("ACCESS"), 404);
    }

    @Test
    void equipment_alone_opens_no_users() {
        everyRoute(
                route -> route.isScim() && !route.isEquipment() && !route.isOfEachType(),
                account.clientWith("EQUIPMENT"),
                403);
    }

    @Test
    void who_may_only_read_writes_nowhere() {
        Predicate<Route> writes = route -> route.isScim()
                && !route.isDiscovery()
                && !route.method().equals("GET")
                && !route.pattern().endsWith("/.search");
        everyRoute(writes, account.clientWith("SCIM_READ", "EQUIPMENT_READ"), 403);
    }

    @Test
    void every_call_for_people_says_for_whom_and_is_closed_to_the_others() {
        Map<PersonRole, Web> people = new EnumMap<>(PersonRole.class);
        people.put(PersonRole.OPERATOR, account.operator());
        people.put(PersonRole.OWNER, account.owner());
        people.put(PersonRole.ADMIN, account.person("ADMIN"));
        people.put(PersonRole.AUDITOR, account.person("AUDITOR"));
        people.forEach((role, web) -> {
            for (Route route : routes) {
                if (!route.isForPeople() || List.of(allowed(route)).contains(role)) continue;
                assertThat(ask(web, route, anyPathOf(route)).statusCode())
                        .as(role + " " + route)
                        .isEqualTo(403);
            }
        });
    }

    private static PersonRole[] allowed(Route route) {
        AllowedFor allowed = route.access().people();
        assertThat(allowed).as(route + " does not say which people it is for").isNotNull();
        return allowed == null ? new PersonRole[0] : allowed.value();
    }

    @Test
    void an_auditor_changes_nothing() {
        List<String> open = new ArrayList<>();
        for (Route route : routes) {
            if (!route.isForPeople() || route.method().equals("GET")) continue;
            if (List.of(allowed(route)).contains(PersonRole.AUDITOR)) open.add(route.toString());
        }
        // a verification only reads
        assertThat(open).containsExactly("POST /api/verification", "PUT /api/me/password");
    }

    @Test
    void of_another_tenant_nothing_is_there_and_nothing_is_changed() {
        Account stranger = Account.open(Web.of(port));
        Web everything = stranger.clientWith("EQUIPMENT");
        long before = events();
        var softly = new SoftAssertions();
        for (Route route : routes) {
            if (!OwnedResources.areNamedBy(route)) continue;
            Web web = route.isEquipment() ? everything : route.isScim() ? stranger.client() : stranger.owner();
            String path = belongings.pathOf(route);
            // the directory of this instant is known as soon as what was written before has streamed by
            if (route.method().equals("GET"))
                Await.until(() -> ask(web, route, path).statusCode() != 503);
            HttpResponse<String> answer = ask(web, route, path);
            softly.assertThat(answer.statusCode())
                    .as(route + " answered " + answer.body())
                    .isIn(403, 404);
        }
        softly.assertThat(events()).as("events of the tenant").isEqualTo(before);
        softly.assertAll();
    }

    private long events() {
        Long count = new JdbcTemplate(database.superuser())
                .queryForObject(
                        "select count(*) from domain_event where tenant_id = ?::uuid", Long.class, account.tenant());
        return count == null ? 0 : count;
    }

    @Test
    void of_another_tenant_no_list_tells_a_thing() {
        Account stranger = Account.open(Web.of(port));
        for (Route route : routes) {
            if (!route.method().equals("GET") || route.pattern().contains("{")) continue;
            if (route.isAccess() || route.isForBoth()) continue;
            Web web = route.isScim() ? stranger.client() : stranger.owner();
            assertThat(web.get(route.pattern()).body())
                    .as(route.toString())
                    .doesNotContain(account.integration())
                    .doesNotContain("bjensen")
                    .doesNotContain("Tour Guides");
        }
    }

    @Test
    void a_person_of_a_tenant_cannot_speak_of_another_by_a_parameter() {
        Account stranger = Account.open(Web.of(port));
        String theirs = "?tenant=" + account.tenant();
        assertThat(stranger.owner().get("/api/integrations" + theirs).statusCode())
                .isEqualTo(404);
        assertThat(stranger.owner()
                        .get("/api/integrations?%74enant=" + account.tenant())
                        .body())
                .doesNotContain(account.integration());
        assertThat(stranger.owner()
                        .get("/api/integrations?tenant=" + stranger.tenant() + "&tenant=" + account.tenant())
                        .statusCode())
                .isEqualTo(400);
        assertThat(stranger.client().get("/scim/v2/Users" + theirs).body()).doesNotContain("bjensen");
    }
}
