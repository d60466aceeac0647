package dev.muster.server.returning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.WholeServer;
import dev.muster.server.returning.Reception.Desk;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Nobody inherits what a stranger had, through whatever door the record becomes active again. */
@WholeServer
class ReturningLeaversTest {
    @LocalServerPort
    private int port;

    private static @Nullable Desk desk;
    private Reception reception;

    @BeforeEach
    void open() {
        if (desk == null) desk = Desk.open(port);
        reception = Reception.at(desk);
    }

    /** How another person comes in under Mandy's userName. */
    enum Door {
        POST(r -> r.post(Reception.DAVE.replace("\"userType\": null,", ""))),
        PUT(r -> r.put(r.matched(), Reception.DAVE)),
        PATCH(r -> r.patch("""
                [{"op": "replace", "value": {"active": true, "externalId": "00uDave", "displayName": "Dave Newman"}}]""")),
        PATCH_BY_PATHS(r -> r.patch("""
                [{"op": "Replace", "path": "externalId", "value": "00uDave"},
                 {"op": "Replace", "path": "active", "value": "True"}]""")),
        ACTIVE_THEN_PUT(r -> {
            r.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]");
            r.put(r.matched(), Reception.DAVE);
        }),
        ACTIVE_THEN_PATCH(r -> {
            r.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]");
            r.patch("[{\"op\": \"replace\", \"value\": {\"externalId\": \"00uDave\"}}]");
        }),
        ACTIVE_BY_PUT_WITHOUT_EXTERNAL_ID_THEN_PATCH(r -> {
            var body = r.matched();
            body.remove("externalId");
            r.put(body, "{\"active\": true, \"userType\": null}");
            r.patch("[{\"op\": \"replace\", \"value\": {\"externalId\": \"00uDave\"}}]");
        }),
        EXTERNAL_ID_WHILE_INACTIVE(r -> {
            r.patch("[{\"op\": \"replace\", \"value\": {\"externalId\": \"00uDave\"}}]");
            r.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]");
        }),
        EXTERNAL_ID_TAKEN_AWAY_AND_GIVEN_WHILE_INACTIVE(r -> {
            r.patch("[{\"op\": \"remove\", \"path\": \"externalId\"}]");
            r.patch("[{\"op\": \"replace\", \"value\": {\"externalId\": \"00uDave\"}}]");
            r.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]");
        }),
        RENAMED_THERE_AND_BACK(r -> {
            r.patch("[{\"op\": \"replace\", \"value\": {\"userName\": \"old@example.com\", \"externalId\": \"x\"}}]");
            r.patch("[{\"op\": \"replace\", \"value\": {\"userName\": \"reception@example.com\"}}]");
            r.put(r.matched(), Reception.DAVE);
        }),
        LEFT_AGAIN_BEFORE_ANYBODY_SAID_WHO(r -> {
            r.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]");
            r.patch("[{\"op\": \"remove\", \"path\": \"externalId\"}]");
            r.leaves();
            r.put(r.matched(), Reception.DAVE);
        }),
        BULK(r -> Reception.ok(r.okta().post("/scim/v2/Bulk", r.own("""
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "PATCH", "path": "/Users/USER", "data": {"Operations": [
                      {"op": "replace", "value": {"active": true}}]}},
                  {"method": "PATCH", "path": "/Users/USER", "data": {"Operations": [
                      {"op": "replace", "value": {"externalId": "00uDave", "displayName": "Dave Newman"}}]}}]}
                """.replace("USER", r.record())))));

        private final Consumer<Reception> enters;

        Door(Consumer<Reception> enters) {
            this.enters = enters;
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_person_under_the_same_userName_gets_the_record_and_nothing_that_the_former_one_had(Door door) {
        door.enters.accept(reception);

        JsonNode user = reception.matched();
        assertThat(user.get("id").stringValue()).isEqualTo(reception.record());
        assertThat(user.get("active").booleanValue()).isTrue();
        assertThat(user.get("externalId").stringValue()).isEqualTo(reception.own("00uDave"));
        assertThat(reception.allowed(reception.name())).isTrue();
        assertThat(reception.roles()).isEmpty();
        assertThat(reception.groups(reception.record())).isEmpty();
    }

    /** How Mandy herself comes back. */
    enum Return {
        POST(r -> r.post(Reception.MANDY)),
        POST_UNDER_ANOTHER_NAME(r -> r.post(Reception.MANDY.replace("reception@", "mandy@"))),
        PUT(r -> r.put(r.matched(), Reception.MANDY)),
        PATCH(r -> r.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]")),
        ACTIVE_THEN_PUT(r -> {
            r.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]");
            r.put(r.matched(), Reception.MANDY);
        }),
        EDITED_WHILE_INACTIVE(r -> {
            r.patch("[{\"op\": \"replace\", \"value\": {\"externalId\": \"x\"}}]");
            r.put(r.matched(), Reception.MANDY);
        });

        private final Consumer<Reception> enters;

        Return(Consumer<Reception> enters) {
            this.enters = enters;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_same_externalId_is_the_same_person_and_everything_is_as_it_was(Return door) {
        door.enters.accept(reception);

        JsonNode user = reception.read(reception.record());
        assertThat(user.get("active").booleanValue()).isTrue();
        assertThat(reception.roles(user.get("userName").stringValue()))
                .containsExactlyInAnyOrder("payroll-admin", "keyholder", "staff");
        assertThat(reception.groups(reception.record())).containsExactly(reception.payroll());
    }

    @Test
    void whoever_is_known_again_may_later_get_another_externalId() {
        reception.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]");
        reception.put(reception.matched(), Reception.MANDY);
        reception.patch("[{\"op\": \"replace\", \"value\": {\"externalId\": \"mandy.pepperidge\"}}]");

        assertThat(reception.roles()).containsExactlyInAnyOrder("payroll-admin", "keyholder", "staff");
    }

    @Test
    void a_shared_address_makes_nobody_the_same_person() {
        JsonNode dave = reception.post(Reception.DAVE
                .replace(
                        "\"userName\": \"reception@",
                        "\"emails\": [{\"value\": \"reception@example.com\","
                                + " \"primary\": true, \"type\": \"work\"}], \"userName\": \"dnewman@")
                .replace("\"userType\": null,", ""));

        assertThat(dave.get("id").stringValue()).isNotEqualTo(reception.record());
        assertThat(reception.roles(reception.own("dnewman@example.com"))).isEmpty();
        assertThat(reception.read(reception.record()).get("active").booleanValue())
                .isFalse();
    }

    @Test
    void what_the_new_one_was_given_before_anybody_knew_stays_with_them() {
        reception.patch("[{\"op\": \"replace\", \"value\": {\"active\": true}}]");
        String guides = Reception.group(reception.okta(), "Tour Guides " + reception.number(), reception.record());
        reception.put(reception.matched(), Reception.DAVE);

        assertThat(reception.groups(reception.record())).containsExactly(guides);
        assertThat(reception.roles()).isEmpty();
    }
}
