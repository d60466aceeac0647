package dev.muster.reports.csv;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for a formula. The same sign that is put before them when a table is written is taken
 * away when it is read again; other exporters put a back-tick there.
 */
public final class Formulas {
    // Spreadsheets trim before they look, and take full-width forms of the signs for the signs. What has such a mark
    // already gets another one, so that reading takes away what writing has put there and no more.
    private static final Pattern STARTS_ONE =
            Pattern.compile("(?s)(?:[\\t\\r\\n]|['`]*[\\s\\u00A0\\uFEFF]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]).*");
    private static final Pattern DEFUSED = Pattern.compile("(?s)['`](?:" + STARTS_ONE.pattern() + ")");

    private Formulas() {}

    static String defused(String text) {
        return STARTS_ONE.matcher(text).matches() ? "'" + text : text;
    }

    /** As it was before it was defused. */
    public static String restored(String text) {
        return DEFUSED.matcher(text).matches() ? text.substring(1) : text;
    }
}
