package dev.muster.reports.rendering;

import java.awt.Font;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;

/** What the fonts of the pages can print, and what of it needs a shaper. */
public final class Glyphs {
    /** Stands where a character cannot be printed: visible, so that no name is blank or wrong without a word. */
    public static final char REPLACEMENT = '\uFFFD';

    /** A letter after another, each with a glyph of its own: here the plain exporter draws what Java's shaper would. */
    private static final Set<UnicodeScript> UNSHAPED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HAN,
            UnicodeScript.HANGUL,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.COMMON);

    private static final int LAST_OF_LATIN = 0x024F;

    private final List<Font> fonts;

    public Glyphs() {
        fonts = FontUtil.getInstance(DefaultJasperReportsContext.getInstance())
                .getFontSetInfo("Muster Sans", Locale.UK, false)
                .getFamilies()
                .stream()
                .map(family -> family.getFontFamily().getNormalFace().getFont())
                .toList();
    }

    /** Whether a reader sees all of the text. */
    public boolean print(String text) {
        return printable(text).indexOf(REPLACEMENT) < 0 || text.indexOf(REPLACEMENT) >= 0;
    }

    /**
     * The text as it can be printed: composed (NFC), what has no glyph replaced by U+FFFD, what is not to be seen and has
     * no glyph either (variation selectors, tags, controls) left out.
     */
    String printable(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= LAST_OF_LATIN && c != 0x7F && c != 0xAD)) return text;
        StringBuilder printable = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (c == '\n' || hasGlyph(c)) printable.appendCodePoint(c);
            else if (Character.isWhitespace(c)) printable.append(' ');
            else if (!isInvisible(c)) printable.append(REPLACEMENT);
        });
        return printable.toString();
    }

    static boolean needShaping(String text) {
        return text.codePoints().anyMatch(Glyphs::needsShaping);
    }

    private static boolean needsShaping(int c) {
        if (c <= LAST_OF_LATIN) return false;
        return isMark(c)
                || Character.getType(c) == Character.FORMAT
                || !UNSHAPED.contains(UnicodeScript.of(c))
                || Character.isSupplementaryCodePoint(c);
    }

    private boolean hasGlyph(int c) {
        return Character.getType(c) != Character.CONTROL && fonts.stream().anyMatch(font -> font.canDisplay(c));
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isInvisible(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
