package dev.muster.reports.leavers;

import static dev.muster.reports.leavers.Cast.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.reports.Answer;
import dev.muster.reports.Directory;
import dev.muster.reports.Form;
import dev.muster.reports.ReportRequest;
import dev.muster.reports.rendering.JasperPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaversReportTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestDatabase database = Directory.create();
    private final Directory directory = new Directory(database.dataSource());
    private final LeaversReport report = new LeaversReport(directory.db(), new JasperPages());
    private final TenantId tenant = directory.tenant("Example Tours");

    @TempDir
    Path folder;

    @AfterEach
    void drop() {
        database.close();
    }

    @BeforeEach
    void people() {
        UUID okta = directory.integration(tenant, "Okta production");
        UUID barbara = directory.leaver(
                tenant, "bjensen", "Barbara Jensen", "Tour Operations", "John Smith", "2026-11-02T23:30:00Z", okta);
        directory.holds(tenant, barbara, "MUS-1", "MacBook Pro", "C02", "2499.00", "USD");
        directory.holds(tenant, barbara, "MUS-2", "iPhone 16", null, "899.00", "USD");
        UUID jim =
                directory.leaver(tenant, "jsmith", "Jim Smith", "Tour Operations", null, "2026-10-01T08:00:00Z", null);
        directory.holds(tenant, jim, "MUS-3", "Monitor", null, null, null);
        UUID babs = directory.leaver(tenant, "babs", "=HYPERLINK(\"x\")", null, null, "2026-11-20T08:00:00Z", okta);
        directory.holds(tenant, babs, "MUS-4", "Server", "S-4", "9000.00", "EUR");
    }

    @Test
    void values_in_several_currencies_are_not_compared_and_most_items_come_first() {
        assertThat(items(tenant))
                .extracting(LeaverItem::department, LeaverItem::displayName, LeaverItem::assetTag, LeaverItem::days)
                .containsExactly(
                        tuple("Tour Operations", "Barbara Jensen", "MUS-1", 19),
                        tuple("Tour Operations", "Barbara Jensen", "MUS-2", 19),
                        tuple("Tour Operations", "Jim Smith", "MUS-3", 52),
                        tuple(null, "=HYPERLINK(\"x\")", "MUS-4", 2));
    }

    @Test
    void values_in_one_currency_come_in_the_order_of_their_size() {
        TenantId one = directory.tenant("One currency");
        UUID jim = directory.leaver(one, "jsmith", "Jim Smith", "Tour Operations", null, "2026-10-01T08:00:00Z", null);
        directory.holds(one, jim, "MUS-1", "Monitor", null, null, null);
        directory.holds(one, jim, "MUS-2", "Monitor", null, "99.00", "EUR");
        UUID barbara = directory.leaver(one, "bjensen", "Barbara Jensen", null, null, "2026-10-02T08:00:00Z", null);
        directory.holds(one, barbara, "MUS-3", "Server", null, "9000.00", "EUR");
        assertThat(items(one)).extracting(LeaverItem::assetTag).containsExactly("MUS-3", "MUS-2", "MUS-1");
    }

    @Test
    void a_subject_is_short_whatever_the_name_of_the_tenant() {
        TenantId long_ =
                directory.tenant("The Example Tours and Excursions Company of the Northern Hemisphere, Limited");
        UUID jim = directory.leaver(long_, "jsmith", "Jim Smith", null, null, "2026-10-01T08:00:00Z", null);
        directory.holds(long_, jim, "MUS-1", "Server", null, "9000.00", "EUR");
        String subject = answer(long_).subject();
        assertThat(subject)
                .hasSizeLessThanOrEqualTo(78)
                .endsWith("…: 1 disabled user still holds 1 item worth EUR 9,000.00");
    }

    @Test
    void without_a_displayName_the_name_is_told_from_its_parts() {
        TenantId tenant = directory.tenant("Names");
        UUID barbara = directory.named(
                tenant, "bjensen", "{\"name\": {\"givenName\": \"Barbara\", \"familyName\": \"Jensen\"}}");
        directory.holds(tenant, barbara, "MUS-1", "Server", null, null, null);
        UUID jim = directory.named(
                tenant,
                "jsmith",
                "{\"displayName\": \" \", \"name\": {\"formatted\": \"Mr. Jim Smith\", \"givenName\": \"Jim\"}}");
        directory.holds(tenant, jim, "MUS-2", "Server", null, null, null);
        UUID nobody = directory.named(tenant, "kiosk", "{}");
        directory.holds(tenant, nobody, "MUS-3", "Server", null, null, null);
        assertThat(items(tenant))
                .extracting(LeaverItem::displayName)
                .containsExactlyInAnyOrder("Barbara Jensen", "Mr. Jim Smith", "kiosk");
    }

    @Test
    void a_manager_is_found_by_id_userName_and_externalId_and_else_called_as_the_client_does() {
        TenantId tenant = directory.tenant("Managers");
        UUID okta = directory.integration(tenant, "Okta");
        UUID john = directory.named(tenant, "JSmith", "{\"displayName\": \"John Smith\"}");
        directory.knownAs(tenant, john, okta, "00u1");
        String[] managers = {
            "{\"value\": \"" + john + "\"}",
            "{\"value\": \"jsmith\", \"displayName\": \"Somebody\"}",
            "{\"value\": \"00u1\"}",
            "{\"value\": \"00u9\", \"displayName\": \"Jim Smith\"}",
            "{\"value\": \"00u9\"}",
            "{\"displayName\": \"Jim Smith\"}",
            "null"
        };
        for (int i = 0; i < managers.length; i++) {
            UUID leaver = directory.named(
                    tenant,
                    "leaver" + i,
                    "{\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\": {\"manager\": " + managers[i]
                            + "}}");
            directory.ownedBy(tenant, leaver, okta);
            directory.holds(tenant, leaver, "MUS-" + i, "Server", null, null, null);
        }
        assertThat(items(tenant))
                .extracting(LeaverItem::userName, LeaverItem::manager, LeaverItem::managerUserName)
                .containsExactlyInAnyOrder(
                        tuple("leaver0", "John Smith", "JSmith"),
                        tuple("leaver1", "John Smith", "JSmith"),
                        tuple("leaver2", "John Smith", "JSmith"),
                        tuple("leaver3", "Jim Smith", null),
                        tuple("leaver4", "00u9", null),
                        tuple("leaver5", "Jim Smith", null),
                        tuple("leaver6", null, null));
    }

    @Test
    void what_a_leaver_had_before_another_person_came_is_still_theirs() {
        UUID dave = directory.user(tenant, "reception", "Dave Newman");
        directory.holds(tenant, dave, "MUS-5", "ThinkPad", null, "1.00", "EUR", "2025-01-01T09:00:00Z");
        directory.holds(tenant, dave, "MUS-6", "Phone", null, "1.00", "EUR", "2026-11-10T09:00:00Z");
        directory.cameUnder(
                tenant, dave, "reception", "Mandy Pepperidge", "2026-10-31T08:00:00Z", "2026-11-09T08:00:00Z");
        UUID jim = directory.leaver(tenant, "counter", "Jim Smith", null, null, "2026-11-20T08:00:00Z", null);
        directory.holds(tenant, jim, "MUS-7", "Tablet", null, "1.00", "EUR", "2025-01-01T09:00:00Z");
        directory.holds(tenant, jim, "MUS-8", "Phone", null, "1.00", "EUR", "2026-11-10T09:00:00Z");
        directory.cameUnder(tenant, jim, "counter", "Barbara Jensen", "2026-10-31T08:00:00Z", "2026-11-09T08:00:00Z");

        assertThat(items(tenant))
                .extracting(LeaverItem::displayName, LeaverItem::assetTag)
                .contains(
                        tuple("Mandy Pepperidge", "MUS-5"),
                        tuple("Barbara Jensen", "MUS-7"),
                        tuple("Jim Smith", "MUS-8"))
                .doesNotContain(tuple("Dave Newman", "MUS-5"), tuple("Dave Newman", "MUS-6"))
                .filteredOn(row -> row.toList().contains("MUS-7"))
                .hasSize(1);
    }

    @Test
    void the_deactivation_names_its_integration_and_its_day_is_that_of_the_zone() {
        LeaverItem laptop = items(tenant).get(1);
        assertThat(laptop.deactivatedBy()).isEqualTo("Okta production");
        assertThat(laptop.manager()).isEqualTo("John Smith");
        // 23:30 UTC on the 2nd is already the 3rd in Berlin
        assertThat(laptop.days()).isEqualTo(19);
        assertThat(items(tenant, ZoneId.of("UTC")).get(1).days()).isEqualTo(20);
    }

    @Test
    void people_at_work_and_leavers_with_empty_hands_are_not_in_it() {
        UUID active = directory.user(tenant, "active", "Active Person");
        directory.holds(tenant, active, "MUS-5", "Laptop", null, "1.00", "USD");
        directory.leaver(tenant, "empty", "Empty Hands", null, null, "2026-11-01T00:00:00Z", null);
        assertThat(items(tenant)).extracting(LeaverItem::userName).doesNotContain("active", "empty");
    }

    @Test
    void whoever_was_deleted_is_a_leaver_as_last_known() {
        UUID gone = directory.user(tenant, "gone", "Gone Person");
        directory.holds(tenant, gone, "MUS-6", "Laptop", null, "1.00", "USD");
        directory.delete(tenant, gone, "2026-11-12T12:00:00Z");
        assertThat(items(tenant))
                .extracting(LeaverItem::displayName, LeaverItem::assetTag, LeaverItem::days)
                .contains(tuple("Gone Person", "MUS-6", 10));
    }

    @Test
    void another_tenant_is_not_in_it() {
        TenantId other = directory.tenant("Other Tours");
        assertThat(items(other)).isEmpty();
    }

    @Test
    void the_answer_has_four_forms_and_a_subject_that_says_what_and_how_many() throws IOException {
        Answer answer = answer(tenant);
        assertThat(answer.subject()).isEqualTo("Example Tours: 3 disabled users still hold 4 items");
        assertThat(answer.rows()).isEqualTo(4);
        assertThat(answer.files())
                .extracting(Answer.File::form)
                .containsExactly(Form.TEXT, Form.HTML, Form.PDF, Form.CSV);
        assertThat(answer.files().get(2).name()).isEqualTo("disabled-users-holding-equipment-2026-11-22.pdf");
        assertThat(content(answer, 3))
                .startsWith(
                        "\uFEFFuserName,displayName,department,manager,deactivatedAt,deactivatedBy,daysSinceDeactivation,"
                                + "assetTag,model,serialNumber,value,currency,checkedOutAt\r\n")
                .contains("babs,\"'=HYPERLINK(\"\"x\"\")\",,,2026-11-20T09:00:00+01:00,Okta production,2,"
                        + "MUS-4,Server,S-4,9000.00,EUR,2026-01-15T10:00:00+01:00\r\n")
                .hasLineCount(5);
        assertThat(content(answer, 0))
                .contains("- Barbara Jensen (Tour Operations, 19 days): MUS-1, MacBook Pro, USD 2,499.00");
        assertThat(content(answer, 1)).contains("=HYPERLINK(&quot;x&quot;)").doesNotContain("HYPERLINK(\"x\")");
    }

    @Test
    void nothing_outstanding_is_an_answer_too() throws IOException {
        Answer answer = answer(directory.tenant("Other Tours"));
        assertThat(answer.subject()).isEqualTo("Other Tours: no disabled user holds equipment");
        assertThat(answer.rows()).isZero();
        assertThat(content(answer, 0)).startsWith("Other Tours: no disabled user holds equipment.");
    }

    private List<LeaverItem> items(TenantId tenant) {
        return items(tenant, BERLIN);
    }

    private List<LeaverItem> items(TenantId tenant, ZoneId zone) {
        return directory.reading(tenant, () -> {
            try (var items = new Leavers(directory.db()).items(request(tenant, zone))) {
                return items.toList();
            }
        });
    }

    private ReportRequest request(TenantId tenant, ZoneId zone) {
        return ReportRequest.of(report, tenant, AS_OF, zone, Map.of());
    }

    private Answer answer(TenantId tenant) {
        return directory.reading(tenant, () -> {
            try {
                return report.answer(request(tenant, BERLIN), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String content(Answer answer, int file) throws IOException {
        return Files.readString(answer.files().get(file).content());
    }
}
