package dev.muster.reports.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as text of RFC 4180: CRLF after every line, a cell quoted when it must be. It begins with a byte order mark, without
 * which Excel takes UTF-8 for another encoding. Cells that a spreadsheet would take for a formula are {@linkplain Formulas
 * defused}. All CSV that leaves Muster is written here, see docs/decisions/0034.
 */
public final class CsvTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String NEEDS_QUOTES = ",\"\r\n";

    private final Writer out;
    private final int columns;

    /** Begins the table with its header line. The writer stays the caller's to close. */
    public CsvTable(Writer out, List<String> header) {
        this.out = out;
        this.columns = header.size();
        write(String.valueOf(BYTE_ORDER_MARK));
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
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) line.append(',');
            line.append(cell(cells.get(i)));
        }
        write(line.append("\r\n").toString());
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) return "";
        if (value instanceof BigDecimal number) return number.toPlainString();
        if (value instanceof Number) return value.toString();
        String text = Formulas.defused(value.toString());
        if (text.chars().noneMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0)) return text;
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
