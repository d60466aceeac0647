package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.security.OwnedResources;
import dev.muster.server.security.Routes;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every call of {@code /api} has in common: which parameters, which bodies, and from where. */
@WholeServer
@SuppressWarnings("NullAway.Init")
class EdgeTest {
    private static final String ITEMS = "Asset Tag,Serial,Model,Category,Status\nA1,S1,Latitude,Laptops,Ready\n";

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private Account account;

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    @Test
    void no_call_of_any_method_passes_over_a_parameter_that_it_does_not_know() {
        OwnedResources things = new OwnedResources(account);
        Web access = account.clientWith("ACCESS");
        for (Routes.Route route : Routes.of(mapping)) {
            if (route.isScim()) continue;
            String path = OwnedResources.areNamedBy(route)
                    ? things.pathOf(route)
                    : route.pattern().replaceAll("[{].*?[}]", "x");
            Web who = route.isAccess()
                    ? access
                    : route.toString().contains("tenants") || path.contains("verification")
                            ? account.operator()
                            : account.owner();
            String asked = path + (path.contains("?") ? "&" : "?") + "when=2020"
                    + (route.isAccess() ? "&userName=bjensen" : "");
            String body = route.method().equals("GET") || route.method().equals("DELETE") ? "" : "{}";
            HttpResponse<String> answer = asked(who, route, asked, body);
            if (answer.statusCode() == 403) { // for the operator alone
                answer = asked(account.operator(), route, asked + "&tenant=" + account.tenant(), body);
            }
            assertThat(answer.statusCode()).as(route + " " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).as(route.toString()).contains("'when': there is no such parameter here");
        }
    }

    private static HttpResponse<String> asked(Web who, Routes.Route route, String path, String body) {
        return route.consumes().isEmpty()
                ? who.send(route.method(), path, body)
                : who.send(route.method(), path, "x", "Content-Type", route.consumes());
    }

    @Test
    void the_parameters_that_there_are_are_named() {
        assertThat(account.owner()
                        .get("/api/equipment?holder=" + account.tenant() + "&at=2020-01-01T00:00:00Z")
                        .body())
                .contains("'at'", "holder, assetTag", "tenant");
        assertThat(account.owner().get("/api/provisioning-log?status=401").body())
                .contains("'status'", "refused");
        assertThat(account.owner().get("/api/history?form=csv").body()).contains("'form'", "format", "kind");
        assertThat(account.owner().get("/api/users?limit=1&limit=2").body())
                .contains("'limit': it is given more than once");
        assertThat(account.owner()
                        .get("/api/users?limit=1&tenant=" + account.tenant())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void scim_passes_over_what_it_does_not_know_and_says_so_in_the_log() {
        assertThat(account.client()
                        .get("/scim/v2/Users?aadOptscim062020&count=1")
                        .statusCode())
                .isEqualTo(200);
        Await.until(() -> account.owner()
                .get("/api/provisioning-log")
                .body()
                .contains("parameter aadOptscim062020: SCIM has none of this name"));
        HttpResponse<String> past = account.client().get("/scim/v2/Users?at=2020-01-01T00:00:00Z");
        assertThat(past.statusCode()).isEqualTo(400);
        assertThat(past.body()).contains("/api/directory", "invalidValue");
        assertThat(account.client()
                        .get("/scim/v2/Users?startIndex=1&startIndex=5")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void what_a_page_of_another_site_sends_does_nothing(String header, String value) {
        OwnedResources things = new OwnedResources(account);
        for (Routes.Route route : Routes.of(mapping)) {
            if (!route.toString().startsWith("POST /api/") || !OwnedResources.areNamedBy(route)) continue;
            HttpResponse<String> answer = route.consumes().isEmpty()
                    ? account.owner().post(things.pathOf(route), "", header, value)
                    : account.owner().post(things.pathOf(route), "x", "Content-Type", route.consumes(), header, value);
            assertThat(answer.statusCode()).as(route + " " + answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("A page of another site");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(account.owner().get("/api/equipment").body()).contains("\"A1\"");
    }

    @Test
    void our_own_pages_and_programs_go_on() {
        String path = "/api/people";
        String body = "{\"name\": \"%s@example.com\", \"role\": \"ADMIN\"}";
        String own = "http://localhost:" + port;
        Web owner = account.owner();
        assertThat(owner.post(
                                path,
                                body.formatted("a" + port + account.tenant()),
                                "Origin",
                                own,
                                "Sec-Fetch-Site",
                                "same-origin")
                        .statusCode())
                .isEqualTo(201);
        assertThat(owner.post(path, body.formatted("b" + account.tenant()), "Sec-Fetch-Site", "none")
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> preflight = owner.send(
                "OPTIONS", path, "", "Origin", "https://evil.example", "Access-Control-Request-Method", "POST");
        assertThat(preflight.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "csv"})
    void a_body_that_is_not_read_is_told_which_one_would_be(String type) {
        HttpResponse<String> one = account.owner().post("/api/people", "x=1", "Content-Type", type);
        assertThat(one.statusCode()).isEqualTo(415);
        assertThat(one.body()).contains("send application/json.");
        HttpResponse<String> other =
                account.owner().post("/api/equipment/import?dryRun=true", ITEMS, "Content-Type", type);
        assertThat(other.statusCode()).isEqualTo(415);
        assertThat(other.body()).contains("send text/csv").doesNotContain("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/*; charset=utf-8", "application/*+json"})
    void no_call_reads_a_body_of_whatever_type(String type) {
        OwnedResources things = new OwnedResources(account);
        for (Routes.Route route : Routes.of(mapping)) {
            boolean takesBody = Stream.of(route.handler().getParameters())
                    .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class));
            if (!takesBody && route.consumes().isEmpty()) continue;
            String path = OwnedResources.areNamedBy(route) ? things.pathOf(route) : route.pattern();
            Web who = path.equals("/api/tenants") ? account.operator() : account.owner();
            HttpResponse<String> answer = who.send(route.method(), path, "{}", "Content-Type", type);
            assertThat(answer.statusCode()).as(route + " " + answer.body()).isEqualTo(415);
            assertThat(answer.body()).contains("A body of this Content-Type is not read here; send ");
        }
        assertThat(account.client()
                        .post("/scim/v2/Users", "{}", "Content-Type", type)
                        .statusCode())
                .isEqualTo(415);
        assertThat(account.client()
                        .post("/oauth2/token", "{}", "Content-Type", type)
                        .statusCode())
                .isEqualTo(400);
        assertThat(account.clientWith("ACCESS")
                        .send("GET", "/access?userName=nobody", "{}", "Content-Type", type)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/audit-log?kind=credentialIssued         | CredentialIssued, | PersonDisabled,
                    /api/audit-log?kind=UserDeactivated          | RoleMapped,       | TenantRenamed,
                    /api/audit-log?kind=                         | TenantOpened,     | SignedIn,
                    /api/history?kind=userDeactivated            | UserDeactivated,  | EquipmentReturned,
                    /api/history?kind=PersonDisabled             | RoleMapped,       | GroupPushed,
                    /api/provisioning-log?resourceType=user      | Group             | User
                    /api/provisioning-log?resourceType=Users     | Equipment         | User
                    /api/letters?state=sent                      | SENT              | PENDING
                    """)
    void a_filter_by_what_there_is_not_is_told_what_there_is(String path, String one, String other) {
        HttpResponse<String> answer = account.owner().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Web.json(answer).get("detail").stringValue())
                .contains("'" + path.substring(path.indexOf('=') + 1) + "'", one, other)
                .doesNotContain("[");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PUT  | /api/roles/{role}/mappings                             | {"kind": "everybody", "rank": 1.5}
                    PUT  | /api/roles/{role}/mappings                             | {"kind": "everybody", "rank": 1.0}
                    POST | /api/integrations | {"name": "a", "profile": "OKTA", "policies": {"requestRate": {"perSecond": 25.5, "burst": 30}}}
                    POST | /api/integrations | {"name": "a", "profile": "OKTA", "policies": {"massChangeGuard": {"limit": 2e0, "windowMinutes": 5}}}
                    POST | /api/integrations/{integration}/mass-change-guard/release | {"changes": 5.9, "reason": "x"}
                    """)
    void no_fraction_is_taken_for_a_whole_number(String method, String path, String body) {
        String role = Account.id(account.owner().post("/api/roles", "{\"name\": \"agent\"}"));
        String to = path.replace("{role}", role).replace("{integration}", account.integration());
        HttpResponse<String> answer = account.owner().send(method, to, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("; give a whole number.");
    }

    @Test
    void whose_role_does_not_open_a_call_is_told_in_words_whose_does() {
        assertThat(account.person("ADMIN").post("/api/people", "{}").body())
                .contains("Your role admin does not open this. It is for operator, owner.");
        assertThat(account.clientWith("ACCESS").get("/scim/v2/Users").body())
                .contains("does not have the scope SCIM, only ACCESS.");
        assertThat(account.clientWith("SCIM_READ", "EQUIPMENT_READ")
                        .post("/scim/v2/Users", "{}")
                        .body())
                .contains("its scopes are SCIM_READ, EQUIPMENT_READ, and a change wants SCIM.");
    }

    @Test
    void the_fields_of_a_form_are_no_parameters() {
        HttpResponse<String> form =
                account.owner().post("/api/people", "x=1", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.body()).contains("send application/json.");
        // as curl sends a file that it is not told the type of
        HttpResponse<String> file = account.owner()
                .post(
                        "/api/equipment/import?dryRun=true",
                        ITEMS + "A2,S2,100% Wool,Bags,Ready\n",
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(file.statusCode()).isEqualTo(415);
        assertThat(file.body()).contains("send text/csv").doesNotContain("json", "lash");
        assertThat(account.owner()
                        .post("/api/schedules", "x=%zz", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void nothing_is_answered_in_xml() {
        HttpResponse<String> answer = account.owner().get("/api/users", "Accept", "application/xml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void a_body_without_a_type_is_told_so() throws Exception {
        String credentials = account.owner().authorization();
        for (String path : new String[] {"/api/people", "/api/equipment/import?dryRun=true"}) {
            try (var socket = new java.net.Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: "
                                        + credentials + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                String answer =
                        new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 415").contains("The Content-Type is missing; send ");
            }
        }
    }
}
