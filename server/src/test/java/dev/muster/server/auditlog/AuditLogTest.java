package dev.muster.server.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WholeServer
class AuditLogTest {
    private static final String LOG = "/api/audit-log";
    private static final String SCHEDULE = """
            {"report": "disabled-users-holding-equipment", "cron": "0 0 8 1 1 ? 2090",
             "recipients": ["bjensen@example.com"], "timeZone": "UTC", "onlyWhenSomething": false, "enabled": true}""";

    @LocalServerPort
    private int port;

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    private static String idOf(Web person) {
        return Web.json(person.get("/api/me")).get("id").stringValue();
    }

    private static String nameOf(Web person) {
        return Web.json(person.get("/api/me")).get("name").stringValue();
    }

    private static List<JsonNode> entries(Web reader, String query) {
        var answer = reader.get(LOG + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(Web.json(answer).get("items").spliterator(), false)
                .toList();
    }

    private List<String> kinds(String query) {
        return entries(account.owner(), query).stream()
                .map(entry -> entry.get("kind").stringValue())
                .toList();
    }

    @Test
    void what_is_done_to_a_person_says_who_did_it_from_where_and_with_which_request() {
        Web auditor = account.person("AUDITOR");
        String id = idOf(auditor);
        String owner = idOf(account.owner());

        var disabled = account.owner().post("/api/people/" + id + "/disable", "", "X-Forwarded-For", "203.0.113.40");
        account.owner().post("/api/people/" + id + "/disable", "");
        account.owner().post("/api/people/" + id + "/enable", "");
        account.owner().post("/api/people/" + id + "/password", "");

        assertThat(kinds("?person=" + id))
                .containsExactly("PasswordReset", "PersonEnabled", "PersonDisabled", "SignedIn", "PersonAdded");
        JsonNode entry =
                entries(account.owner(), "?kind=PersonDisabled&person=" + id).getFirst();
        assertThat(entry.get("by").get("id").stringValue()).isEqualTo(owner);
        assertThat(entry.get("by").get("name").stringValue()).isEqualTo(nameOf(account.owner()));
        assertThat(entry.get("subject").get("id").stringValue()).isEqualTo(id);
        assertThat(entry.get("address").stringValue()).isEqualTo("203.0.113.40");
        assertThat(entry.get("request").stringValue())
                .isEqualTo(disabled.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(entries(account.owner(), "?kind=PersonAdded&person=" + id)
                        .getFirst()
                        .get("details")
                        .get("role")
                        .stringValue())
                .isEqualTo("AUDITOR");
    }

    @Test
    void whoever_changes_his_own_password_has_changed_it() {
        Web admin = account.person("ADMIN");
        String id = idOf(admin);
        admin.send("PUT", "/api/me/password", "{\"password\": \"a long and quiet sentence\"}");
        assertThat(kinds("?person=" + id)).first().isEqualTo("PasswordChanged");
        assertThat(account.owner().get(LOG).body()).doesNotContain("a long and quiet sentence", "pbkdf2");
    }

    @Test
    void settings_and_credentials_are_there_without_what_a_secret_could_be_told_from() {
        String credentials = "/api/integrations/" + account.integration() + "/credentials";
        String minted = Account.id(account.owner().post(credentials, "{}"));
        account.owner().post(credentials + "/" + minted + "/rotate", "{}");
        account.owner().send("DELETE", credentials + "/" + minted, "");
        account.owner()
                .send(
                        "PUT",
                        "/api/integrations/" + account.integration(),
                        "{\"name\": \"Okta\", \"profile\": \"OKTA\", \"policies\": {\"provisioningOff\": true}}");
        account.owner().post("/api/roles", "{\"name\": \"agent\"}");

        assertThat(kinds(""))
                .contains(
                        "TenantOpened",
                        "IntegrationConfigured",
                        "CredentialIssued",
                        "CredentialExpiryChanged",
                        "CredentialRevoked",
                        "RoleDefined");
        JsonNode issued = entries(account.owner(), "?kind=CredentialIssued").getFirst();
        assertThat(issued.get("details").get("hint").stringValue()).startsWith("mstr_");
        assertThat(issued.toString()).doesNotContain("secretSha256");
        assertThat(issued.get("subject").get("id").stringValue()).isEqualTo(account.integration());
        assertThat(issued.get("address").stringValue()).isNotBlank();
        assertThat(entries(account.owner(), "?kind=IntegrationConfigured")
                        .getFirst()
                        .get("details")
                        .toString())
                .contains("\"provisioningOff\":true");
    }

    @Test
    void schedules_runs_and_downloads_are_there() {
        String schedule = Account.id(account.owner().post("/api/schedules", SCHEDULE));
        account.owner().send("PUT", "/api/schedules/" + schedule, SCHEDULE.replace("2090", "2091"));
        account.owner().post("/api/schedules/" + schedule + "/runs", "");
        account.owner().send("DELETE", "/api/schedules/" + schedule, "");
        account.owner().get("/api/history?format=csv");
        account.owner().get("/api/history");

        assertThat(kinds("?limit=5"))
                .containsExactly(
                        "HistoryDownloaded",
                        "ScheduleDeleted",
                        "ReportRunRequested",
                        "ScheduleChanged",
                        "ScheduleCreated");
        assertThat(entries(account.owner(), "?kind=ScheduleChanged").getFirst().toString())
                .contains("2091", "bjensen@example.com");
    }

    @Test
    void what_was_refused_did_not_happen() {
        List<String> before = kinds("");
        account.owner().post("/api/people", "{\"name\": \"" + nameOf(account.owner()) + "\", \"role\": \"ADMIN\"}");
        account.owner().post("/api/schedules", SCHEDULE.replace("2090", "2001"));
        assertThat(kinds("")).isEqualTo(before);
    }

    @Test
    void a_person_signs_in_once_in_a_while_and_from_each_address() {
        Web admin = account.person("ADMIN");
        String id = idOf(admin);
        admin.get("/api/me");
        admin.get("/api/me", "X-Forwarded-For", "203.0.113.41");
        admin.get("/api/me", "X-Forwarded-For", "203.0.113.41");
        assertThat(kinds("?kind=SignedIn&person=" + id)).hasSize(2);
    }

    @Test
    void a_wrong_password_is_on_record_in_the_tenant_of_whose_it_is_not() {
        Web admin = account.person("ADMIN");
        String id = idOf(admin);
        String name = nameOf(admin);
        for (int i = 0; i < 12; i++) {
            admin.asPerson(name, "not the password").get("/api/me", "X-Forwarded-For", "203.0.113.42");
        }
        List<JsonNode> failed = entries(account.owner(), "?kind=SignInFailed&person=" + id);
        assertThat(failed)
                .extracting(entry -> entry.get("details").get("reason").stringValue())
                .contains("the password is wrong")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(failed.getFirst().get("by").get("type").stringValue()).isEqualTo("stranger");
        assertThat(failed.getFirst().get("address").stringValue()).isEqualTo("203.0.113.42");
        assertThat(failed.toString()).doesNotContain("not the password");
    }

    @Test
    void a_name_that_nobody_has_is_the_operators_to_see_without_the_name() {
        Web.of(port).asPerson("perhaps-a-password", "x").get("/api/me", "X-Forwarded-For", "203.0.113.43");
        List<JsonNode> seen = entries(account.operator(), "?installation=true&kind=SignInFailed");
        assertThat(seen)
                .anySatisfy(
                        entry -> assertThat(entry.get("address").stringValue()).isEqualTo("203.0.113.43"));
        assertThat(seen.toString()).doesNotContain("perhaps-a-password");
        assertThat(kinds("?kind=SignInFailed")).isEmpty();
    }

    @Test
    void owners_and_auditors_read_it_and_the_people_and_admins_do_not() {
        Web auditor = account.person("AUDITOR");
        assertThat(entries(auditor, "")).isNotEmpty();
        assertThat(auditor.get("/api/people").body()).contains(idOf(account.owner()));
        assertThat(account.person("ADMIN").get(LOG).statusCode()).isEqualTo(403);
        assertThat(auditor.get(LOG + "?installation=true").statusCode()).isEqualTo(403);
        assertThat(Account.open(Web.of(port)).owner().get(LOG).body()).doesNotContain(idOf(account.owner()));
    }

    @Test
    void it_is_read_page_by_page_newest_first() {
        List<String> all = kinds("");
        JsonNode first = Web.json(account.owner().get(LOG + "?limit=2"));
        JsonNode second = Web.json(account.owner()
                .get(LOG + "?limit=500&after=" + first.get("next").stringValue()));
        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(all.size() - 2);
        assertThat(account.owner().get(LOG + "?after=nonsense").statusCode()).isEqualTo(400);
    }
}
