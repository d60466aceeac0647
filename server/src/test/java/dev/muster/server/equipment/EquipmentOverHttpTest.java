package dev.muster.server.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.postgres.TestDatabase;
import dev.muster.server.Account;
import dev.muster.server.ScimClient;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Equipment as provisioning clients and people handle it, with everything real. */
@WholeServer
class EquipmentOverHttpTest {
    private static final String SCIM = "/scim/v2/Equipment";

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private Web client;
    private Web person;
    private String tag; // the database is shared, so each test has names of its own

    @BeforeEach
    void whoAsks() {
        Account account = Account.open(Web.of(port));
        client = account.clientWith("SCIM", "EQUIPMENT");
        person = account.owner();
        tag = "MUS-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void an_item_is_lent_and_taken_back_by_its_attribute_holder() {
        String barbara = user("bjensen");
        HttpResponse<String> created = client.post(SCIM, """
                {"schemas": ["urn:muster:params:scim:schemas:core:2.0:Equipment"], "externalId": "e-1",
                 "assetTag": "%s", "model": "MacBook Pro 14", "value": 2499.50, "currency": "usd",
                 "holder": {"value": "%s"}}
                """.formatted(tag, barbara));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode laptop = Web.json(created);
        String path = SCIM + "/" + laptop.get("id").stringValue();
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(path));
        assertThat(laptop.get("status").stringValue()).isEqualTo("assigned");
        assertThat(laptop.get("currency").stringValue()).isEqualTo("USD");
        assertThat(laptop.at("/holder/value").stringValue()).isEqualTo(barbara);
        assertThat(laptop.at("/holder/display").stringValue()).isEqualTo("Babs Jensen");
        assertThat(laptop.at("/holder/$ref").stringValue()).endsWith("/scim/v2/Users/" + barbara);
        assertThat(laptop.at("/meta/version").stringValue()).isEqualTo("W/\"1\"");

        JsonNode found = Web.json(client.get(SCIM + "?filter=assetTag%20eq%20%22" + tag.toLowerCase() + "%22"));
        assertThat(found.get("totalResults").intValue()).isEqualTo(1);
        JsonNode held = Web.json(client.get(SCIM + "?filter=holder.value%20eq%20%22" + barbara + "%22"));
        assertThat(held.at("/Resources/0/assetTag").stringValue()).isEqualTo(tag);

        HttpResponse<String> returned = client.send("PATCH", path, patch("""
                {"op": "remove", "path": "holder"}, {"op": "replace", "path": "status", "value": "repair"}"""));
        assertThat(returned.statusCode()).as(returned.body()).isEqualTo(200);
        assertThat(Web.json(returned).get("status").stringValue()).isEqualTo("repair");
        assertThat(Web.json(returned).has("holder")).isFalse();
        assertThat(eventsOf(laptop.get("id").stringValue()))
                .containsExactly("EquipmentRegistered", "EquipmentCheckedOut", "EquipmentReturned", "EquipmentRevised");
    }

    @Test
    void refusals_say_what_to_do() {
        String leaver = user("leaver");
        client.send("PATCH", "/scim/v2/Users/" + leaver, patch("""
                {"op": "replace", "value": {"active": false}}"""));
        String path = item(tag);
        HttpResponse<String> toLeaver = client.send("PATCH", path, patch("""
                {"op": "replace", "path": "holder.value", "value": "%s"}""".formatted(leaver)));
        assertThat(toLeaver.statusCode()).isEqualTo(400);
        assertThat(Web.json(toLeaver).get("detail").stringValue())
                .contains("deactivated")
                .contains(leaver);
        HttpResponse<String> toNobody = client.send("PATCH", path, patch("""
                {"op": "replace", "path": "holder.value", "value": "babs"}"""));
        assertThat(toNobody.statusCode()).isEqualTo(400);
        HttpResponse<String> taken = client.post(SCIM, "{\"assetTag\": \"%s\"}".formatted(tag.toLowerCase()));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(Web.json(taken).get("scimType").stringValue()).isEqualTo("uniqueness");
    }

    @Test
    void what_is_retired_stays_readable_and_what_is_deleted_does_not() {
        String path = item(tag);
        client.send("PATCH", path, patch("""
                {"op": "replace", "path": "status", "value": "retired"}"""));
        assertThat(client.get(path).statusCode()).isEqualTo(200);
        assertThat(client.send("PATCH", path, patch("""
                {"op": "replace", "path": "model", "value": "Another"}""")).statusCode()).isEqualTo(409);
        assertThat(client.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(client.get(path).statusCode()).isEqualTo(404);
        assertThat(client.send("DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(item(tag)).as("the tag is free again").isNotEqualTo(path);
    }

    @Test
    void a_second_import_of_the_same_file_changes_nothing() {
        String userName = "import-" + tag + "@example.com";
        user(userName);
        String csv = """
                Asset Name,Asset Tag,Serial,Model,Category,Manufacturer,Status,Checked Out To,Username,Purchase Date,Purchase Cost,Notes
                Laptop 1,%1$s-1,C02,MacBook Pro 14,Laptops,Apple,Ready to Deploy (deployed),Babs Jensen,%2$s,2026-01-15,"2,499.00","two
                lines"
                ,%1$s-2,F2L,iPhone 16,Phones,Apple,Ready to Deploy (deployable),,,Jan 15,899.00,
                ,%1$s-3,,Monitor,,,Archived,,,,,
                ,%1$s-4,,Dock,,,Out for Repair,,,,"1.299,00",
                """.formatted(tag, userName);
        JsonNode dry = imported(csv, true);
        assertThat(dry.at("/totals/registered").intValue()).as(dry.toString()).isEqualTo(3);
        assertThat(dry.at("/problems/0/line").intValue()).isEqualTo(4);
        assertThat(dry.at("/problems/0/column").stringValue()).isEqualTo("Purchase Date");
        assertThat(dry.get("ignoredColumns").toString()).isEqualTo("[\"Asset Name\"]");
        assertThat(person.get("/api/equipment?assetTag=" + tag + "-1").body()).contains("\"items\":[]");

        JsonNode first = imported(csv, false);
        assertThat(first.get("changes")).isEqualTo(dry.get("changes"));
        assertThat(first.get("problems")).isEqualTo(dry.get("problems"));
        long events = events();
        JsonNode second = imported(csv, false);
        assertThat(second.get("problems")).as(second.toString()).hasSize(1);
        assertThat(second.get("changes")).isEmpty();
        assertThat(second.get("unchanged").intValue()).isEqualTo(3);
        assertThat(events()).isEqualTo(events);

        JsonNode item =
                Web.json(person.get("/api/equipment?assetTag=" + tag + "-1")).at("/items/0");
        assertThat(item.at("/attributes/notes").stringValue()).isEqualTo("two\nlines");
        assertThat(item.at("/attributes/value").decimalValue()).isEqualByComparingTo("2499.00");
        assertThat(item.at("/holder/name").stringValue()).isEqualTo("Babs Jensen");
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_with_its_cure() {
        assertThat(load("dryRun=true", "Model\nMacBook\n").body()).contains("a column 'Asset Tag'");
        assertThat(load("dryRun=true&currency=dollars", "Asset Tag\n").statusCode())
                .isEqualTo(400);
        assertThat(load("", "Asset Tag\n").body()).contains("dryRun");
        HttpResponse<String> tooLarge = load("dryRun=true", "Asset Tag,Notes\n" + "T,x\n".repeat(2_700_000));
        assertThat(tooLarge.statusCode()).as(tooLarge.body()).isEqualTo(413);
        JsonNode poisoned = Web.json(load("dryRun=false", "Asset Tag,Username\nT\0-1,\nT-2" + tag + ",\0\n"));
        assertThat(poisoned.get("problems")).as(poisoned.toString()).hasSize(2);
        assertThat(person.get("/api/equipment?assetTag=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void people_hand_out_take_back_and_retire() {
        String userName = "handed-" + tag + "@example.com";
        String barbara = user(userName);
        imported("Asset Tag\n" + tag + "\n", false);
        String id = Web.json(person.get("/api/equipment?assetTag=" + tag))
                .at("/items/0/id")
                .stringValue();
        String path = "/api/equipment/" + id;
        HttpResponse<String> out = person.post(path + "/check-out", "{\"holder\": \"%s\"}".formatted(barbara));
        assertThat(Web.json(out).at("/holder/id").stringValue()).isEqualTo(barbara);
        assertThat(Web.json(person.get("/api/equipment?holder=" + barbara)).get("items"))
                .hasSize(1);
        assertThat(Web.json(person.post(path + "/return", "")).has("holder")).isFalse();
        assertThat(person.post(path + "/retire", "").body()).contains("retired");
        assertThat(Web.json(person.post(path + "/retire", ""))
                        .at("/attributes/status")
                        .stringValue())
                .isEqualTo("retired");
        HttpResponse<String> again = person.post(path + "/check-out", "{\"holder\": \"%s\"}".formatted(barbara));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Web.json(again).get("detail").stringValue()).contains("is retired");
        assertThat(client.get(path).statusCode()).as("/api is for people").isEqualTo(403);
    }

    @Test
    void people_make_and_mend_an_item() {
        HttpResponse<String> made = person.post("/api/equipment", """
                {"assetTag": " %s\u00a0", "serialNumber": "C02", "model": "MacBook Pro 14", "value": 2499.50, "currency": "eur",
                 "purchaseDate": "2026-01-15", "notes": ""}
                """.formatted(tag));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode item = Web.json(made);
        String path = "/api/equipment/" + item.get("id").stringValue();
        assertThat(made.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(path));
        assertThat(item.at("/attributes/assetTag").stringValue()).isEqualTo(tag);
        assertThat(item.at("/attributes/currency").stringValue()).isEqualTo("EUR");
        assertThat(item.at("/attributes/purchaseDate").stringValue()).startsWith("2026-01-15");
        assertThat(item.at("/attributes/status").stringValue()).isEqualTo("available");
        assertThat(item.get("attributes").has("notes")).isFalse();

        HttpResponse<String> mended = person.send(
                "PATCH", path, "{\"model\": \"MacBook Air\", \"serialNumber\": null, \"status\": \"repair\"}");
        assertThat(mended.statusCode()).as(mended.body()).isEqualTo(200);
        JsonNode attributes = Web.json(mended).get("attributes");
        assertThat(attributes.get("model").stringValue()).isEqualTo("MacBook Air");
        assertThat(attributes.has("serialNumber")).isFalse();
        assertThat(attributes.get("value").decimalValue()).isEqualByComparingTo("2499.50");
        assertThat(person.send("PATCH", path, "{\"model\": \"MacBook Air\"}").statusCode())
                .isEqualTo(200);
        assertThat(eventsOf(item.get("id").stringValue())).containsExactly("EquipmentRegistered", "EquipmentRevised");
        assertThat(client.send("PATCH", SCIM + path.substring(path.lastIndexOf('/')), patch("""
                {"op": "replace", "path": "model", "value": "Another"}"""))
                        .statusCode())
                .as("no client's own")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\": \"M\"}                                  | 400 | assetTag is required",
                "{\"assetTag\": \" \"}                               | 400 | assetTag is required",
                "{\"assetTag\": \"TAG-1\", \"color\": \"red\"}       | 400 | it has assetTag, serialNumber",
                "{\"assetTag\": \"TAG-1\", \"holder\": {}}           | 400 | check-out",
                "{\"assetTag\": \"TAG-1\", \"value\": -1}            | 400 | attribute value",
                "{\"assetTag\": \"TAG-1\", \"currency\": \"euro\"}   | 400 | three letters",
                "{\"assetTag\": \"TAG-1\", \"purchaseDate\": \"2026-02-30\"} | 400 | 'purchaseDate'",
                "{\"assetTag\": \"TAG-1\", \"model\": 7}             | 400 | attribute model",
                "{\"assetTag\": \"tag\"}                             | 409 | Another item has the assetTag",
                "[]                                                | 400 | not an object"
            })
    void an_item_that_cannot_be_so_is_refused_with_its_cure(String body, int status, String words) {
        item(tag);
        HttpResponse<String> refused = person.post(
                "/api/equipment", body.replace("TAG", tag).replace("\"tag\"", "\"" + tag.toLowerCase() + "\""));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(Web.json(refused).get("detail").stringValue()).contains(words);
    }

    @Test
    void what_an_item_has_to_have_stays_and_nothing_is_no_change() {
        String path = "/api/equipment/" + item(tag).substring(SCIM.length() + 1);
        for (String body : List.of("{}", "{\"assetTag\": null}", "{\"since\": \"2026-01-15\"}")) {
            assertThat(person.send("PATCH", path, body).statusCode()).as(body).isEqualTo(400);
        }
        person.post(path + "/retire", "");
        HttpResponse<String> retired = person.send("PATCH", path, "{\"model\": \"M\"}");
        assertThat(retired.statusCode()).isEqualTo(409);
        assertThat(Web.json(retired).get("code").stringValue()).isEqualTo("item-retired");
    }

    @Test
    void since_when_somebody_has_it_is_said_and_put_right_by_hand() {
        String barbara = user("bjensen");
        String id = item(tag).substring(SCIM.length() + 1);
        String path = "/api/equipment/" + id + "/check-out";
        String body = "{\"holder\": \"" + barbara + "\", \"since\": \"%s\"}";
        person.post(path, body.formatted("2026-01-15"));
        JsonNode out = Web.json(person.post(path, body.formatted("2026-01-14")));
        assertThat(out.at("/holder/since").stringValue()).isEqualTo("2026-01-14T00:00:00Z");
        assertThat(Web.json(client.get(SCIM + "/" + id)).at("/holder/since").stringValue())
                .isEqualTo("2026-01-14T00:00:00Z");
        String filter = "holder.since lt \"2026-01-15T00:00:00Z\" and id eq \"" + id + "\"";
        assertThat(Web.json(client.get(SCIM + "?filter=" + ScimClient.encoded(filter)))
                        .get("totalResults")
                        .intValue())
                .isEqualTo(1);
        assertThat(eventsOf(id))
                .containsExactly("EquipmentRegistered", "EquipmentCheckedOut", "EquipmentCheckOutRedated");
        await().untilAsserted(() -> assertThat(
                        person.get("/api/history/users/" + barbara).body())
                .contains("EquipmentCheckOutRedated", "holder.since", "2026-01-15", "2026-01-14"));
        await().untilAsserted(() -> assertThat(Web.json(person.get("/api/directory/equipment/" + id))
                        .at("/resource/holder/since")
                        .asString())
                .isEqualTo("2026-01-14T00:00:00Z"));
        for (String day : List.of("2100-01-01", "1899-12-31", "yesterday")) {
            HttpResponse<String> refused = person.post(path, body.formatted(day));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(Web.json(refused).get("detail").stringValue()).contains("'since'");
        }
    }

    @Test
    void a_list_with_names_and_dates_is_imported_by_them() {
        String name = "Babs Jensen " + tag;
        String userName = "named-" + tag + "@example.com";
        client.post("/scim/v2/Users", "{\"userName\": \"%s\", \"displayName\": \"%s\"}".formatted(userName, name));
        user("another-" + tag);
        user("one-more-" + tag);
        String csv = "Asset Tag,Checked Out To,Checkout Date\n%1$s-1,%2$s,2026-01-15 09:30 AM\n%1$s-2,Babs Jensen,\n"
                .formatted(tag, name);
        JsonNode result = imported(csv, false);
        assertThat(result.at("/totals/checkedOut").intValue())
                .as(result.toString())
                .isEqualTo(1);
        assertThat(result.at("/problems/0/line").intValue()).isEqualTo(3);
        assertThat(result.at("/problems/0/candidates")).hasSize(2);
        JsonNode item =
                Web.json(person.get("/api/equipment?assetTag=" + tag + "-1")).at("/items/0");
        assertThat(item.at("/holder/name").stringValue()).isEqualTo(name);
        assertThat(item.at("/holder/since").stringValue()).isEqualTo("2026-01-15T00:00:00Z");
        assertThat(imported(csv, true).get("unchanged").intValue()).isEqualTo(1);
    }

    @Test
    void where_a_check_out_meets_a_deactivation_one_of_them_is_first() throws Exception {
        int pairs = 16;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> users = new ArrayList<>();
            List<String> items = new ArrayList<>();
            for (int i = 0; i < pairs; i++) {
                users.add(user("race-" + i + tag));
                items.add(item(tag + "-" + i));
            }
            CyclicBarrier start = new CyclicBarrier(2 * pairs);
            List<Future<Integer>> checkOuts = new ArrayList<>();
            List<Future<Integer>> deactivations = new ArrayList<>();
            for (int i = 0; i < pairs; i++) {
                String user = users.get(i);
                String item = items.get(i);
                checkOuts.add(threads.submit(() -> {
                    start.await();
                    return client.send("PATCH", item, patch("""
                            {"op": "replace", "path": "holder.value", "value": "%s"}""".formatted(user)))
                            .statusCode();
                }));
                deactivations.add(threads.submit(() -> {
                    start.await();
                    return client.send("PATCH", "/scim/v2/Users/" + user, patch("""
                            {"op": "replace", "value": {"active": false}}"""))
                            .statusCode();
                }));
            }
            for (int i = 0; i < pairs; i++) {
                assertThat(deactivations.get(i).get()).isEqualTo(200);
                boolean given = checkOuts.get(i).get() == 200;
                assertThat(checkOuts.get(i).get()).isIn(200, 400);
                assertThat(Web.json(client.get(items.get(i))).has("holder")).isEqualTo(given);
                assertThat(Web.json(client.get("/scim/v2/Users/" + users.get(i)))
                                .get("active")
                                .booleanValue())
                        .isFalse();
            }
        }
    }

    private String user(String userName) {
        String name = userName.contains("@") ? userName : userName + "-" + tag + "@example.com";
        HttpResponse<String> created = client.post("/scim/v2/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s",
                 "displayName": "Babs Jensen"}
                """.formatted(name));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return Web.json(created).get("id").stringValue();
    }

    private String item(String assetTag) {
        HttpResponse<String> created = client.post(SCIM, "{\"assetTag\": \"%s\"}".formatted(assetTag));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return SCIM + "/" + Web.json(created).get("id").stringValue();
    }

    private static String patch(String operations) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}
                """.formatted(operations);
    }

    private JsonNode imported(String csv, boolean dryRun) {
        HttpResponse<String> answer = load("currency=usd&dryRun=" + dryRun, csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Web.json(answer);
    }

    private HttpResponse<String> load(String parameters, String csv) {
        return person.send(
                "POST", "/api/equipment/import?" + parameters, csv, "Content-Type", "text/csv; charset=utf-8");
    }

    private long events() {
        return superuser()
                .sql("select count(*) from domain_event")
                .query(Long.class)
                .single();
    }

    private List<@Nullable String> eventsOf(String id) {
        return superuser()
                .sql("select payload_type from domain_event where aggregate_id = cast(? as uuid) order by global_index")
                .param(id)
                .query(String.class)
                .list();
    }

    private JdbcClient superuser() {
        return JdbcClient.create(database.superuser());
    }
}
