package dev.muster.reports.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintPage;
import net.sf.jasperreports.engine.base.JRBasePrintText;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text in the PDF looks as Java draws it, and reads as it was written. */
class ScriptsTest {
    private static final int WIDTH = 500;
    private static final int HEIGHT = 90;
    private static final int SCALE = 3;
    private static final float SIZE = 32;
    private static final int MARGIN = 10;

    private final Glyphs glyphs = new Glyphs();

    @ParameterizedTest
    @CsvSource({
        "Noto Sans Devanagari, अमित शर्मा",
        "Noto Sans Devanagari, श्रीमती लक्ष्मी क्षत्रिय",
        "Noto Sans Devanagari, क्\u200dष",
        "Noto Sans Bengali, ক্ষমা",
        "Noto Sans Gurmukhi, ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "Noto Sans Gujarati, કૃષ્ણ પટેલ",
        "Noto Sans Oriya, ସୁଶାନ୍ତ",
        "Noto Sans Tamil, பார்பரா ஜென்சன்",
        "Noto Sans Telugu, శ్రీనివాస్",
        "Noto Sans Kannada, ಕೃಷ್ಣಮೂರ್ತಿ",
        "Noto Sans Malayalam, ലക്ഷ്മി",
        "Noto Sans Sinhala, ශ්‍රී ලංකා",
        "Noto Sans Thai, ที่",
        "Noto Sans Lao, ບາບາຣາ",
        "Noto Sans Khmer, ភាសា",
        "Noto Sans Khmer, ស្រីមុំ",
        "Noto Sans Myanmar, ကျော်",
        "Noto Serif Tibetan, བསྟན་འཛིན",
        "Noto Sans Ethiopic, አበበ",
        "Noto Sans Thaana, އަލީ",
        "Noto Sans Arabic, باربرا جنسن",
        "Noto Sans Arabic, پاکستان",
        "Noto Sans Hebrew, בַּרְבָּרָה",
        "Noto Sans Syriac, ܣܘܪܝܬ",
        "Noto Sans NKo, ߒߞߏ",
        "Noto Sans Ol Chiki, ᱥᱟᱱᱛᱟᱲᱤ",
        "Noto Sans MeeteiMayek, ꯃꯅꯤꯄꯨꯔ",
        "Noto Sans Tifinagh, ⵜⵉⴼⵉⵏⴰⵖ",
        "Noto Sans Cherokee, ᏣᎳᎩ",
        "Noto Sans CanAborig, ᐃᓄᒃᑎᑐᑦ",
        "Noto Sans CJK HanB, 𠮷",
        "Noto Emoji, 🚀👩\u200d💻",
        "Noto Sans, Adéọ́lá"
    })
    void a_text_looks_as_java_draws_it_and_reads_as_it_was_written(String family, String text) throws Exception {
        byte[] pdf = pdf(text);
        assertThat(read(pdf)).isEqualTo(text);
        assertThatItLooksAsDrawn(pdf, family, text);
    }

    // The reader of this test turns right-to-left letters beyond the basic plane around in halves.
    @Test
    void a_right_to_left_script_beyond_the_basic_plane_looks_as_java_draws_it() throws Exception {
        String name = "𞤀𞤣𞤤𞤢𞤥";
        assertThatItLooksAsDrawn(pdf(name), "Noto Sans Adlam", name);
    }

    private static void assertThatItLooksAsDrawn(byte[] pdf, String family, String text) throws IOException {
        BufferedImage drawn = drawn(font(family), text);
        BufferedImage printed = printed(pdf);
        assertThat(ink(drawn)).isGreaterThan(300);
        assertThat(astray(printed, drawn)).as("printed, and not drawn").isLessThan(0.01);
        assertThat(astray(drawn, printed)).as("drawn, and not printed").isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "巴巴拉詹森",
                "䶮㛃",
                "王𠮷 🚀",
                "अमित 山田 Smith 12",
                "Manager: ক্ষমা · ភាសា",
                "Зоя 🚀",
                "q̃ Adéọ́lá",
                "(अमित)",
                "1️⃣ ❤️"
            })
    void scripts_mix_in_one_text(String text) throws Exception {
        assertThat(glyphs.print(text)).isTrue();
        assertThat(read(pdf(glyphs.printable(text))).replaceAll("\\s", ""))
                .isEqualTo(glyphs.printable(text).replaceAll("\\s", ""));
    }

    @Test
    void what_no_font_has_is_replaced_by_a_sign_that_can_be_seen() {
        assertThat(glyphs.print("Barbara")).isTrue();
        assertThat(glyphs.print("𒀀𒁀")).isFalse();
        assertThat(glyphs.printable("Barbara 𒀀")).isEqualTo("Barbara \uFFFD");
    }

    @Test
    void what_is_not_to_be_seen_is_no_sign() {
        assertThat(glyphs.printable("a\u0000b\u00ADc\u200Bd\uFE0Ee\u2028f")).doesNotContain("\uFFFD");
        assertThat(glyphs.printable("Zoe\u0308")).isEqualTo("Zoë");
    }

    private static byte[] pdf(String text) throws JRException {
        JasperPrint print = new JasperPrint();
        print.setPageWidth(WIDTH);
        print.setPageHeight(HEIGHT);
        JRBasePrintText element = new JRBasePrintText(print.getDefaultStyleProvider());
        element.setFontName("Muster Sans");
        element.setFontSize(SIZE);
        element.setX(MARGIN);
        element.setY(MARGIN);
        element.setWidth(WIDTH - 2 * MARGIN);
        element.setHeight(HEIGHT - 2 * MARGIN);
        element.setTextHeight(HEIGHT);
        element.setText(text);
        JRBasePrintPage page = new JRBasePrintPage();
        page.setElements(List.of(element));
        print.addPage(page);
        var pdf = new ByteArrayOutputStream();
        ShapingPdfExporter exporter = new ShapingPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(pdf));
        exporter.exportReport();
        return pdf.toByteArray();
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    private static BufferedImage printed(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImage(0, SCALE);
        }
    }

    private static BufferedImage drawn(Font font, String text) {
        BufferedImage image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        TextLayout layout = new TextLayout(text, font, new FontRenderContext(null, true, true));
        assertThat(font.canDisplayUpTo(text)).isEqualTo(-1);
        layout.draw(graphics, MARGIN, MARGIN + layout.getLeading() + layout.getAscent());
        graphics.dispose();
        return image;
    }

    private static Font font(String family) {
        return FontUtil.getInstance(DefaultJasperReportsContext.getInstance())
                .getFontInfo(family, Locale.UK)
                .getFontFamily()
                .getNormalFace()
                .getFont()
                .deriveFont(SIZE);
    }

    private static int ink(BufferedImage image) {
        int dark = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) if (isDark(image, x, y)) dark++;
        }
        return dark;
    }

    /** The share of the dark dots that have none near them in the other image. */
    private static double astray(BufferedImage image, BufferedImage other) {
        int astray = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (isDark(image, x, y) && !isNear(other, x, y)) astray++;
            }
        }
        return (double) astray / Math.max(1, ink(image));
    }

    private static boolean isNear(BufferedImage image, int x, int y) {
        for (int dx = -2; dx <= 2; dx++) {
            for (int dy = -2; dy <= 2; dy++) {
                int nearX = x + dx;
                int nearY = y + dy;
                if (nearX >= 0
                        && nearY >= 0
                        && nearX < image.getWidth()
                        && nearY < image.getHeight()
                        && isDark(image, nearX, nearY)) return true;
            }
        }
        return false;
    }

    private static boolean isDark(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) & 0xFF) < 0x80;
    }
}
