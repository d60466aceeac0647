package dev.muster.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.reports.Answer;
import dev.muster.reports.ColumnType;
import dev.muster.reports.Directory;
import dev.muster.reports.Form;
import dev.muster.reports.Report;
import dev.muster.reports.ReportColumn;
import dev.muster.reports.ReportRequest;
import dev.muster.reports.parameter.ParameterRefusal;
import dev.muster.reports.query.SqlFile;
import dev.muster.reports.rendering.JasperPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A report of the kind, over a real database. */
class TabularReportTest {
    private static final Instant AS_OF = Instant.parse("2026-11-22T05:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final TestDatabase DATABASE = Directory.create();
    private static final int LONG = 64 * 1024;

    private final Directory directory = new Directory(DATABASE.dataSource());
    private final Report report = UsersWithoutRole.report(directory.db(), new JasperPages());
    private final TenantId tenant = directory.tenant("Example Tours");

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void all_forms_say_who_it_is_and_what_it_adds_up_to() throws IOException {
        UUID barbara = directory.user(tenant, "bjensen", "Barbara Jensen");
        directory.department(tenant, barbara, "Tour Operations");
        directory.ownedBy(tenant, barbara, directory.integration(tenant, "Okta"));
        directory.holds(tenant, barbara, "MUS-1", "MacBook Pro", "C02", "2499.00", "USD");
        UUID jim = directory.user(tenant, "jsmith", "Jim Smith");
        directory.holds(tenant, jim, "MUS-2", "Monitor", null, "300", "EUR");
        directory.role(tenant, directory.user(tenant, "mpepper", "Mandy Pepperidge"), "Guide");
        directory.leaver(tenant, "gone", "Gone Person", null, null, "2026-11-03T00:00:00Z", null);

        Answer answer = answer(report, Map.of(), "two");

        assertThat(answer.subject()).isEqualTo("Example Tours: 2 active users without a role");
        assertThat(answer.rows()).isEqualTo(2);
        assertThat(answer.files()).extracting(Answer.File::form).containsExactly(Form.values());
        assertThat(answer.files().get(3).name()).isEqualTo("active-users-without-a-role-2026-11-22.csv");
        assertThat(content(answer, Form.CSV))
                .startsWith("\uFEFFuserId,displayName,userName,department,provisioned,created,daysSinceCreation,items,"
                        + "value,currency\r\n")
                .contains(barbara + ",Barbara Jensen,bjensen,Tour Operations,true,2026-01-01T01:00:00+01:00,325,1,"
                        + "2499.00,USD\r\n")
                .doesNotContain("mpepper", "gone");
        assertThat(content(answer, Form.TEXT))
                .startsWith("""
                        Example Tours: 2 active users without a role.
                        As of 22 November 2026, 06:00 (Europe/Berlin).
                        Which active users have no role?
                        Created before: 22 Nov 2026

                        Users: 2
                        Of an integration: 1
                        Value of their items: EUR 300.00 · USD 2,499.00
                        Longest since creation: 325 days

                        """)
                .contains("- Barbara Jensen · Account: bjensen · Department: Tour Operations · Provisioned: yes"
                        + " · Created: 1 Jan 2026, 01:00 · Since creation: 325 days · Items held: 1"
                        + " · Value of the items: USD 2,499.00\n");
        assertThat(content(answer, Form.HTML))
                .contains("<h1 style=\"margin:12px 0 2px;font-size:20px\">Active users without a role</h1>")
                .contains("Which active users have no role?<br>Created before: 22 Nov 2026")
                .contains(">Barbara Jensen</td>", ">EUR 300.00 · USD 2,499.00</td>");
        assertThat(pages(answer))
                .contains("Active users without a role", "Which active users have no role?")
                .contains("As of 22 November 2026, 06:00 (Europe/Berlin)", "Created before: 22 Nov 2026")
                .contains("Value of their items", "EUR 300.00", "USD 2,499.00")
                .contains("Barbara Jensen bjensen Tour Operations yes 1 Jan 2026, 01:00 325 days 1 USD 2,499.00")
                .contains("Active users without a role · 22 November 2026, 06:00 (Europe/Berlin) Page 1 of 1");
    }

    @Test
    void when_there_is_nobody_every_form_says_so() throws IOException {
        Answer answer = answer(report, Map.of(), "empty");
        assertThat(answer.rows()).isZero();
        assertThat(answer.subject()).isEqualTo("Example Tours: no active users without a role");
        assertThat(content(answer, Form.CSV)).hasLineCount(1);
        assertThat(content(answer, Form.TEXT))
                .startsWith("Example Tours: no active users without a role.")
                .doesNotContain("more");
        assertThat(content(answer, Form.HTML)).contains("<p>Every active user has a role.</p>");
        assertThat(pages(answer)).contains("Every active user has a role.").doesNotContain("Account");
    }

    @Test
    void ten_thousand_rows_have_their_headings_on_each_page_and_the_first_of_them_in_the_mail() throws IOException {
        directory.users(tenant, 10_000);
        Answer answer = answer(report, Map.of(), "many");
        assertThat(answer.subject()).isEqualTo("Example Tours: 10,000 active users without a role");
        assertThat(content(answer, Form.CSV)).hasLineCount(10_001).contains(",User 10000,user10000,");
        assertThat(content(answer, Form.TEXT))
                .contains("- User 10 ·", "… and 9,990 more active users without a role.")
                .doesNotContain("User 11 ");
        try (PDDocument pdf = Loader.loadPDF(file(answer, Form.PDF).toFile())) {
            int last = pdf.getNumberOfPages();
            assertThat(last).isBetween(250, 500);
            assertThat(page(pdf, last / 2)).contains("Name Account Department", "Page " + last / 2 + " of " + last);
            assertThat(page(pdf, last)).contains("User 10000 user10000");
        }
    }

    @Test
    void no_text_is_a_formula_markup_or_the_end_of_a_line() throws IOException {
        directory.user(tenant, "=HYPERLINK(\"x\")", "<script>alert('1')</script>");
        directory.user(tenant, "two\r\nlines", "\u202Eevil\u202C ברברה ג׳נסן");
        UUID wordy = directory.user(tenant, "wordy", "W".repeat(LONG));
        directory.department(tenant, wordy, "long ".repeat(LONG / 5));

        Answer answer = answer(report, Map.of(), "ugly");

        assertThat(content(answer, Form.CSV))
                .contains(",\"'=HYPERLINK(\"\"x\"\")\",", ",\"two\r\nlines\",")
                .contains("W".repeat(LONG), "long ".repeat(LONG / 5));
        assertThat(content(answer, Form.HTML))
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;", "\u2068\u202Eevil\u202C ברברה ג׳נסן\u2069")
                .doesNotContain("<script>", "W".repeat(80));
        assertThat(content(answer, Form.TEXT)).contains("Account: two lines ·").doesNotContain("W".repeat(80));
        assertThat(pages(answer))
                .contains("<script>", "… ends a text that is too long for this table. The CSV has it in full.")
                .contains("Page 1 of ");
        try (PDDocument pdf = Loader.loadPDF(file(answer, Form.PDF).toFile())) {
            assertThat(pdf.getNumberOfPages()).isLessThan(4);
        }
    }

    @Test
    void a_few_columns_stand_on_upright_paper_and_figures_may_be_left_out() throws IOException {
        directory.users(tenant, 60);
        Report names = new TabularReport(
                directory.db(),
                new JasperPages(),
                new TableDefinition(
                        "names",
                        "Names",
                        new SqlFile("names.sql", """
                                -- Who is there?
                                select user_name, (created at time zone :zone)::date as day from user_view
                                 where tenant_id = :tenant
                                 order by created, user_id
                                """),
                        "user",
                        "users",
                        "Nobody is there.",
                        List.of(),
                        List.of(
                                ReportColumn.of("userName", "Account", ColumnType.TEXT, 3),
                                ReportColumn.of("day", "Day", ColumnType.DAY, 1)),
                        List.of()));
        Answer answer = answer(names, Map.of(), "upright");
        assertThat(content(answer, Form.CSV)).contains("user7,2026-01-01\r\n");
        try (PDDocument pdf = Loader.loadPDF(file(answer, Form.PDF).toFile())) {
            assertThat(pdf.getPage(0).getRotation()).isZero();
            assertThat(page(pdf, 1)).contains("Who is there?", "user7 1 Jan 2026");
        }
        try (PDDocument pdf = Loader.loadPDF(
                file(answer(report, Map.of(), "turned"), Form.PDF).toFile())) {
            assertThat(pdf.getPage(0).getRotation()).isEqualTo(90);
        }
    }

    @Test
    void a_parameter_changes_the_answer() throws IOException {
        directory.user(tenant, "bjensen", "Barbara Jensen");
        assertThat(answer(report, Map.of("createdBefore", "2026-01-02"), "later")
                        .rows())
                .isEqualTo(1);
        Answer before = answer(report, Map.of("createdBefore", "2026-01-01"), "before");
        assertThat(before.rows()).isZero();
        assertThat(pages(before)).contains("Created before: 1 Jan 2026");
    }

    @Test
    void a_wrong_parameter_is_refused_by_its_name_its_value_and_the_cure() {
        assertThatThrownBy(() -> request(report, Map.of("createdBefore", "2026-02-30")))
                .isInstanceOf(ParameterRefusal.BadParameterValue.class)
                .hasMessage(
                        "The parameter createdBefore cannot be \"2026-02-30\": give a day such as 2026-01-31, today,"
                                + " today-30, or this-month or last-month for the first day of it.");
        assertThatThrownBy(() -> request(report, Map.of("before", "today")))
                .isInstanceOf(ParameterRefusal.NoSuchParameter.class)
                .hasMessage("The report has no parameter \"before\": give one of createdBefore.");
    }

    private Answer answer(Report asked, Map<String, String> given, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/looked-at/table-" + name));
        ReportRequest request = request(asked, given);
        return directory.reading(tenant, () -> {
            try {
                return asked.answer(request, folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private ReportRequest request(Report asked, Map<String, String> given) {
        return ReportRequest.of(asked, tenant, AS_OF, BERLIN, given);
    }

    private static Path file(Answer answer, Form form) {
        return answer.files().get(form.ordinal()).content();
    }

    private static String content(Answer answer, Form form) throws IOException {
        return Files.readString(file(answer, form));
    }

    private static String pages(Answer answer) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file(answer, Form.PDF).toFile())) {
            return page(pdf, 0);
        }
    }

    /** @param number from 1; zero for all pages */
    private static String page(PDDocument pdf, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        if (number > 0) {
            stripper.setStartPage(number);
            stripper.setEndPage(number);
        }
        stripper.setLineSeparator("\n");
        return stripper.getText(pdf).replace('\u00A0', ' ');
    }
}
