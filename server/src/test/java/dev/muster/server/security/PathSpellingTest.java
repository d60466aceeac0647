package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The same place, spelt otherwise: what is closed stays closed. */
@WholeServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PathSpellingTest {
    @LocalServerPort
    private int port;

    private Account account;
    private Web admin;
    private String user;

    @BeforeAll
    void open() {
        account = Account.open(Web.of(port));
        admin = account.person("ADMIN");
        user = Account.id(account.client().post("/scim/v2/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "bjensen@example.com"}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/people",
                "//api/people",
                "/api//people",
                "/./api/people",
                "/api/people/",
                "/api/people/.",
                "/api/people;role=OWNER",
                "/api;/people",
                "/;/api/people",
                "/api%2fpeople",
                "/api%2Fpeople",
                "/api%252fpeople",
                "/api%5cpeople",
                "/%61pi/people",
                "/api/%70eople",
                "/api/people%00",
                "/api/people%0a",
                "/api/people.json",
                "/API/People",
                "/scim/../api/people",
                "/scim/v2/..%2f..%2fapi/people",
                "/scim/v2/%2e%2e/%2e%2e/api/people",
                "/scim/v2/..;/..;/api/people",
                "/actuator/health/../../api/people",
                "/actuator/health/..;/..;/api/people",
                "/actuator/health/%2e%2e/%2e%2e/api/people",
                "/actuator/health;/../../api/people",
                "/actuator/health/../prometheus",
                "/actuator/health/..;/prometheus",
                "/actuator/health/%2e%2e/prometheus",
                "/actuator/prometheus/",
                "/actuator/prometheus;a=b",
                "/actuator/health/liveness/../../prometheus",
                "/error",
                "/error/",
            })
    void what_is_closed_stays_closed(String path) {
        for (Web web : new Web[] {Web.of(port), account.client(), admin}) {
            assertThat(web.get(path).statusCode())
                    .as(path + " for " + web.authorization())
                    .isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scim/v2/Users/",
                "//scim/v2/Users",
                "/scim//v2/Users",
                "/scim/v2/Users;a=b",
                "/scim;a=b/v2/Users",
                "/scim%2fv2/Users",
                "/%73cim/v2/Users",
                "/scim/v2/./Users",
                "/scim/v2/Groups/../Users",
            })
    void users_are_shown_to_nobody_by_another_spelling(String path) {
        assertThat(Web.of(port).get(path).statusCode()).isBetween(400, 499);
        assertThat(account.owner().get(path).statusCode()).isBetween(400, 499);
    }

    @Test
    void no_header_and_no_parameter_turns_a_method_into_another() {
        String path = "/scim/v2/Users/" + user;
        for (String header : new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
            assertThat(account.client().post(path, "{}", header, "DELETE").statusCode())
                    .isEqualTo(405);
            account.client().get(path, header, "DELETE");
        }
        account.client().post(path + "?_method=DELETE", "{}");
        account.client().post(path, "_method=DELETE", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(account.client().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_believes_a_path_or_an_address_in_a_header() {
        assertThat(admin.get("/api/me", "X-Original-URL", "/api/people").body()).contains("ADMIN");
        assertThat(admin.get("/api/me", "X-Rewrite-URL", "/api/people").body()).contains("ADMIN");
        assertThat(admin.get("/api/people", "X-Forwarded-Prefix", "/actuator/health")
                        .statusCode())
                .isEqualTo(403);
    }
}
