package dev.muster.reports.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 text: CRLF after every line, a cell quoted when it must be. Cells that a spreadsheet would take for
 * a formula are defused by an apostrophe, which the spreadsheet shows as text.
 */
public final class CsvTable {
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";
    private static final String NEEDS_QUOTES = ",\"\r\n";

    private final Writer out;
    private final int columns;

    /** Begins the table with its header line. The writer stays the caller's to close. */
    public CsvTable(Writer out, List<String> header) {
        this.out = out;
        this.columns = header.size();
        line(header);
    }

    /** Adds one line; null is an empty cell, numbers are never defused. */
    public void row(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns + " columns");
        }
        line(Arrays.asList(cells));
    }

    private void line(List<? extends @Nullable Object> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) out.write(',');
                out.write(cell(cells.get(i)));
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) return "";
        if (value instanceof BigDecimal number) return number.toPlainString();
        if (value instanceof Number) return value.toString();
        String text = value.toString();
        if (!text.isEmpty() && startsAFormula(text)) text = "'" + text;
        if (text.chars().noneMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0)) return text;
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    // Spreadsheets trim before they look, and take full-width forms of the signs for the signs.
    private static boolean startsAFormula(String text) {
        String trimmed = text.stripLeading();
        char first = text.charAt(0);
        return STARTS_A_FORMULA.indexOf(first) >= 0
                || (!trimmed.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(trimmed.charAt(0)) >= 0);
    }
}
