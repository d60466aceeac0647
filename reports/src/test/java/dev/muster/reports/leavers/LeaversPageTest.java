package dev.muster.reports.leavers;

import static dev.muster.reports.leavers.Cast.AS_OF;
import static dev.muster.reports.leavers.Cast.BARBARAS_LAPTOP;
import static dev.muster.reports.leavers.Cast.BARBARAS_PHONE;
import static dev.muster.reports.leavers.Cast.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.reports.rendering.JasperPages;
import dev.muster.reports.text.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class LeaversPageTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void the_page_names_the_leaver_the_item_and_the_totals_of_the_department() throws IOException {
        String text = text(List.of(BARBARAS_LAPTOP, BARBARAS_PHONE), "barbara");
        assertThat(text)
                .contains("Disabled users still holding equipment")
                .contains("As of 22 November 2026, 06:00 (Europe/Berlin)")
                .contains("Tour Operations", "1 person · 2 items · USD 3,398.00")
                .contains("Barbara Jensen", "bjensen@example.com · Manager: John Smith", "19 days")
                .contains("Deactivated 3 Nov 2026 by Okta production")
                .contains("MUS-00142", "C02XK1ABJGH5", "USD 2,499.00", "MUS-00518")
                .contains("Page 1 of 1");
    }

    @Test
    void sums_in_different_currencies_stand_beside_each_other() throws IOException {
        LeaverItem tablet = item("Barbara Jensen", "bjensen", "Tour Operations", null, 19)
                .holds("MUS-00700", "Galaxy Tab", null, "650.50", "EUR");
        assertThat(text(List.of(BARBARAS_LAPTOP, tablet), "currencies"))
                .contains("EUR 650.50 · USD 2,499.00")
                .contains("most items first, as values in several currencies cannot be compared");
    }

    @Test
    void when_nothing_is_outstanding_the_page_says_so() throws IOException {
        assertThat(text(List.of(), "empty")).contains("Nothing is outstanding.").doesNotContain("Asset tag");
    }

    @Test
    void a_name_that_no_font_has_stands_beside_the_user_name_and_the_footer_says_so() throws IOException {
        assertThat(text(List.of(named("𒀀𒁀 Jensen")), "no-font"))
                .contains("\uFFFD\uFFFD Jensen (bjensen@example.com)")
                .contains("\uFFFD stands for a character that the fonts of this document do not have.");
        assertThat(text(List.of(named("Barbara Jensen")), "fonts")).doesNotContain("stands for a character");
    }

    @Test
    void a_long_name_wraps_and_keeps_its_size() throws IOException {
        String name = "Barbara Jane " + "Jensen-Pepperidge ".repeat(12).strip();
        String department = "Tour Operations and Excursions, Northern and Southern Hemisphere, including the Islands";
        LeaverItem item = item(name, "b".repeat(120), department, name, 3)
                .holds("T-" + "1".repeat(60), "Laptop ".repeat(20), "S".repeat(64), "1234567890123.45", "USD");
        byte[] pdf = pdf(List.of(item), "long");
        assertThat(letters(text(pdf))).contains(letters(name), letters(department), "USD1,234,567,890,123.45");
        assertThat(smallest(pdf)).isGreaterThanOrEqualTo(7);
    }

    @Test
    void an_amount_has_the_decimals_of_its_currency_or_says_that_it_has_none() throws IOException {
        LeaverItem yen = named("Barbara Jensen");
        assertThat(Money.amount(new BigDecimal("100.00"), "JPY")).isEqualTo("JPY 100");
        assertThat(Money.amount(new BigDecimal("1.5"), "KWD")).isEqualTo("KWD 1.500");
        assertThat(Money.amount(new BigDecimal("1234.5"), "EUR")).isEqualTo("EUR 1,234.50");
        assertThat(Money.amount(new BigDecimal("0.125"), "EUR")).isEqualTo("EUR 0.125");
        assertThat(Money.amount(new BigDecimal("7"), null)).isEqualTo("7.00 (no\u00A0currency)");
        assertThat(text(List.of(yen), "currency")).contains("USD 1.00");
    }

    @Test
    void no_days_are_today() throws IOException {
        LeaverItem today = item("Barbara Jensen", "bjensen", null, null, 0).holds("T-1", "Laptop", "S-1", "1", "USD");
        assertThat(text(List.of(today), "today")).contains("today").doesNotContain("0 days");
    }

    @Test
    void a_long_list_begins_with_a_page_that_sums_it_up() throws IOException {
        List<LeaverItem> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            items.add(item("Barbara Jensen " + i, "bjensen" + i, "Department " + i / 30, "John Smith", i % 400)
                    .holds("MUS-" + i, "ThinkPad X1 Carbon", "PF-" + i, "1849.90", i % 3 == 0 ? "EUR" : "USD"));
        }
        String text = text(items, "500");
        assertThat(text)
                .contains("Departments", "Department 0 30 people 30 items", "and 7 other departments")
                .contains("The first 10 items of the list", "Barbara Jensen 0 Department 0 MUS-0 · ThinkPad X1 Carbon");
        assertThat(text.indexOf("Barbara Jensen 9 Department 0"))
                .as("the summary is one page")
                .isBetween(0, text.indexOf("Page 1 of"));
        assertThat(text(items.subList(0, 9), "9")).doesNotContain("The first");
    }

    @Test
    void five_currencies_have_room() throws IOException {
        List<LeaverItem> items = new ArrayList<>();
        for (String currency : new String[] {"USD", "EUR", "JPY", "GBP", "CHF"}) {
            items.add(item("Barbara Jensen", "bjensen", "Tour Operations", "John Smith", 19)
                    .holds("MUS-" + currency, "MacBook Pro", "C02", "1234567.89", currency));
        }
        items.add(item("Barbara Jensen", "bjensen", "Tour Operations", "John Smith", 19)
                .holds("MUS-0", "MacBook Pro", "C02", "12", null));
        List<String> amounts = List.of(
                "CHF1,234,567.89",
                "EUR1,234,567.89",
                "GBP1,234,567.89",
                "JPY1,234,567.89",
                "USD1,234,567.89",
                "12.00(nocurrency)");
        assertThat(letters(text(items, "five-currencies")))
                .as("the card of the whole, and the totals of the department")
                .contains("Valueoutstanding" + String.join("", amounts))
                .contains("6items·" + String.join("·", amounts));
    }

    private static LeaverItem named(String name) {
        return item(name, "bjensen", "Tour Operations", null, 3).holds("T-1", "Laptop", "S-1", "1", "USD");
    }

    private static String letters(String text) {
        return text.replaceAll("\\s", "");
    }

    /** The smallest letters of a document, in points. */
    private static float smallest(byte[] pdf) throws IOException {
        float[] smallest = {Float.MAX_VALUE};
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    smallest[0] = Math.min(smallest[0], letter.getFontSizeInPt());
                    super.processTextPosition(letter);
                }
            }.getText(document);
        }
        return smallest[0];
    }

    @Test
    void many_scripts_on_one_page_to_look_at() throws IOException {
        List<LeaverItem> items = new ArrayList<>(List.of(BARBARAS_LAPTOP, BARBARAS_PHONE));
        String[] names = {
            "Zoë Ångström-Łukasiewicz",
            "Ngô Thị Hạnh",
            "Барбара Йенсен",
            "Βαρβάρα Γιένσεν",
            "باربرا جنسن",
            "ברברה ג׳נסן",
            "巴巴拉詹森",
            "バーバラ・ジェンセン",
            "바바라 젠슨",
            "Բարբարա Ենսեն",
            "ბარბარა იენსენი",
            "บาร์บารา",
            "श्रीमती लक्ष्मी क्षत्रिय",
            "ক্ষমা সেন",
            "பார்பரா ஜென்சன்",
            "ភាសា ស្រីមុំ",
            "አበበ ቢቂላ",
            "王𠮷 🚀",
            "𒀀𒁀"
        };
        for (int i = 0; i < names.length; i++) {
            items.add(item(names[i], "person" + i, i < 8 ? "Finance" : null, "Барбара Йенсен", 40 - i)
                    .holds(
                            "MUS-0" + (1000 + i),
                            "ThinkPad X1 Carbon Gen 12, 32 GB, docking station",
                            "PF-4K" + i,
                            "1849.90",
                            i % 3 == 0 ? "EUR" : "USD"));
        }
        assertThat(text(items, "scripts")).contains("Page 2 of 3");
    }

    private static String text(List<LeaverItem> items, String name) throws IOException {
        return text(pdf(items, name));
    }

    private static byte[] pdf(List<LeaverItem> items, String name) throws IOException {
        LeaverFigures figures = new LeaverFigures();
        items.forEach(figures::add);
        var pdf = new ByteArrayOutputStream();
        new LeaversPage(new JasperPages()).write("Example Tours", AS_OF, BERLIN, figures, items.iterator(), pdf);
        Files.write(Files.createDirectories(Path.of("target/looked-at")).resolve(name + ".pdf"), pdf.toByteArray());
        return pdf.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00A0', ' ');
        }
    }
}
