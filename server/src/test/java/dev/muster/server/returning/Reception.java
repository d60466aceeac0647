package dev.muster.server.returning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.ScimClient;
import dev.muster.server.Web;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tenant whose receptionist Mandy has left: {@code reception@example.com}, externalId {@code 00uMandy}, userType {@code staff}. She is in a
 * group that gives the role payroll-admin, has the role keyholder herself, staff gives the role staff, and a laptop is still with her.
 */
record Reception(Desk desk, int number, String record, String payroll, String laptop) {
    /** One tenant for many of them; each has a number, which stands in all names. */
    record Desk(Account account, Web owner, Web okta, Web application) {
        static Desk open(int port) {
            Account account = Account.open(Web.of(port));
            return new Desk(
                    account, account.owner(), account.clientWith("SCIM", "EQUIPMENT"), account.clientWith("ACCESS"));
        }
    }

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    static final String MANDY = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "reception@example.com",
             "externalId": "00uMandy", "displayName": "Mandy Pepperidge", "userType": "staff", "title": "Receptionist",
             "active": true, "emails": [{"value": "reception@example.com", "primary": true, "type": "work"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "7001", "department": "Front desk"}}
            """;
    /** The profile that Okta has of the one who gets the address next. */
    static final String DAVE = """
            {"externalId": "00uDave", "displayName": "Dave Newman", "userName": "reception@example.com", "active": true,
             "userType": null, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "7002"}}
            """;

    private static final JsonMapper JSON = new JsonMapper();

    static Reception at(Desk desk) {
        int number = NUMBERS.incrementAndGet();
        String mandy = Account.id(desk.okta().post("/scim/v2/Users", numbered(MANDY, number)));
        String payroll = group(desk.okta(), "Payroll admins " + number, mandy);
        map(desk.owner(), "payroll-admin " + number, "{\"kind\": \"group\", \"id\": \"" + payroll + "\"}");
        map(desk.owner(), "keyholder " + number, "{\"kind\": \"user\", \"id\": \"" + mandy + "\"}");
        map(desk.owner(), "staff " + number, numbered("{\"kind\": \"userType\", \"userType\": \"staff\"}", number));
        String laptop = item(desk.okta(), "MUS-" + number, mandy);
        Reception reception = new Reception(desk, number, mandy, payroll, laptop);
        assertThat(reception.roles()).containsExactlyInAnyOrder("payroll-admin", "keyholder", "staff");
        reception.leaves();
        return reception;
    }

    /** Of this reception alone. */
    String own(String text) {
        return numbered(text, number);
    }

    private static String numbered(String text, int number) {
        return text.replace("@example.com", number + "@example.com")
                .replace("00u", "00u" + number)
                .replace("\"staff\"", "\"staff " + number + "\"");
    }

    String name() {
        return own("reception@example.com");
    }

    Web okta() {
        return desk.okta();
    }

    private static void map(Web owner, String role, String mapping) {
        String id = Account.id(owner.post("/api/roles", "{\"name\": \"" + role + "\"}"));
        assertThat(owner.send("PUT", "/api/roles/" + id + "/mappings", mapping).statusCode())
                .isEqualTo(200);
    }

    static String group(Web okta, String name, String... members) {
        return Account.id(okta.post(
                "/scim/v2/Groups",
                "{\"displayName\": \"" + name + "\", \"members\": " + dev.muster.server.Provisioning.values(members)
                        + "}"));
    }

    static String item(Web okta, String tag, String holder) {
        return Account.id(okta.post("/scim/v2/Equipment", """
                {"assetTag": "%s", "model": "ThinkPad", "value": 1500, "currency": "EUR", "holder": {"value": "%s"}}
                """.formatted(tag, holder)));
    }

    void leaves() {
        patch("[{\"op\": \"replace\", \"value\": {\"active\": false}}]");
    }

    JsonNode patch(String operations) {
        return patch(record, operations);
    }

    JsonNode patch(String user, String operations) {
        return ok(okta().send("PATCH", "/scim/v2/Users/" + user, own("{\"Operations\": " + operations + "}")));
    }

    /** What Okta does before an update: match by userName, then read. */
    ObjectNode matched() {
        String filter = ScimClient.encoded("userName eq \"" + name() + "\"");
        JsonNode found = ok(okta().get("/scim/v2/Users?filter=" + filter + "&startIndex=1&count=100"));
        String id = found.at("/Resources/0/id").stringValue();
        return (ObjectNode) ok(okta().get("/scim/v2/Users/" + id));
    }

    /** A PUT of the body that was read, with a profile laid over it; what is null there goes. */
    JsonNode put(ObjectNode body, String profile) {
        JSON.readTree(own(profile)).forEachEntry((name, value) -> {
            if (value.isNull()) body.remove(name);
            else body.set(name, value);
        });
        return ok(okta().send("PUT", "/scim/v2/Users/" + body.get("id").stringValue(), body.toString()));
    }

    JsonNode post(String body) {
        HttpResponse<String> created = okta().post("/scim/v2/Users", own(body));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return Web.json(created);
    }

    JsonNode read(String user) {
        return ok(okta().get("/scim/v2/Users/" + user));
    }

    List<String> roles() {
        return roles(name());
    }

    List<String> roles(String userName) {
        JsonNode access = ok(desk.application().get("/access?userName=" + userName));
        return StreamSupport.stream(access.path("roles").spliterator(), false)
                .map(role -> role.stringValue().replace(" " + number, ""))
                .toList();
    }

    boolean allowed(String userName) {
        return ok(desk.application().get("/access?userName=" + userName))
                .path("allowed")
                .booleanValue();
    }

    List<String> groups(String user) {
        return texts(read(user).path("groups"), "value");
    }

    static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path(member).asString())
                .toList();
    }

    static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Web.json(response);
    }
}
