package dev.muster.reports.leavers;

import static dev.muster.reports.leavers.Cast.AS_OF;
import static dev.muster.reports.leavers.Cast.BARBARAS_LAPTOP;
import static dev.muster.reports.leavers.Cast.BARBARAS_PHONE;
import static dev.muster.reports.leavers.Cast.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.reports.rendering.JasperPages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .contains("Page 1 of");
    }

    @Test
    void sums_in_different_currencies_stand_beside_each_other() throws IOException {
        LeaverItem tablet = item("Barbara Jensen", "bjensen", "Tour Operations", null, 19)
                .holds("MUS-00700", "Galaxy Tab", null, "650.50", "EUR");
        assertThat(text(List.of(BARBARAS_LAPTOP, tablet), "currencies"))
                .contains("USD 2,499.00 · EUR 650.50", "and EUR 650.50");
    }

    @Test
    void when_nothing_is_outstanding_the_page_says_so() throws IOException {
        assertThat(text(List.of(), "empty")).contains("Nothing is outstanding.").doesNotContain("Asset tag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë Ångström-Łukasiewicz",
                "Ngô Thị Hạnh",
                "Барбара Йенсен",
                "Βαρβάρα Γιένσεν",
                "Բարբարա Ենսեն",
                "ბარბარა იენსენი",
                "باربرا جنسن",
                "ברברה גנסן",
                "巴巴拉詹森",
                "喆堃",
                "バーバラ・ジェンセン",
                "바바라 젠슨",
                "บาร์บารา"
            })
    void a_name_is_printed_in_its_own_script(String name) throws IOException {
        byte[] pdf = pdf(List.of(named(name)), "script");
        // The reader may find a right-to-left name in the order of its glyphs, and spaces where the font changes.
        String read = letters(Normalizer.normalize(text(pdf), Normalizer.Form.NFKC));
        assertThat(read).containsAnyOf(letters(name), new StringBuilder(letters(name)).reverse());
        // Text can be read back although its glyphs are not drawn: look for ink where the name stands.
        assertThat(ink(pdf)).as("dark dots of " + name).isGreaterThan(ink(pdf(List.of(named("i")), "i")));
    }

    private static LeaverItem named(String name) {
        return item(name, "bjensen", "Tour Operations", null, 3).holds("T-1", "Laptop", "S-1", "1", "USD");
    }

    private static String letters(String text) {
        return text.replaceAll("\\s", "");
    }

    private static long ink(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            long dark = 0;
            for (int x = 36; x < 300; x++) {
                for (int y = 246; y < 263; y++) {
                    if ((page.getRGB(x, y) & 0xFF) < 0xA0) dark++;
                }
            }
            return dark;
        }
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
            "บาร์บารา"
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
        assertThat(text(items, "scripts")).contains("Page 2 of");
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
            return new PDFTextStripper().getText(document);
        }
    }
}
