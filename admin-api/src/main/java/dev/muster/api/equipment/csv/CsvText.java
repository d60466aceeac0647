package dev.muster.api.equipment.csv;

import dev.muster.directory.text.Blanks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a CSV file (RFC 4180), with whatever line ends. A quote within a cell that was begun without one is a letter,
 * as spreadsheets take it: {@code 24" monitor}. A cell that was begun with a quote ends with one, before a separator or the
 * end of the line, or else nobody knows where the following cells are: then the file is refused, and never read otherwise
 * than it was meant.
 */
final class CsvText {
    /**
     * @param line     where the row begins, counted from 1
     * @param lastLine where it ends: a quoted cell may hold line breaks
     * @param suspect  the first line after {@code line} that looks like a row of its own, swallowed by a quote that was not
     *                 meant to be one; 0 where none does
     */
    record Row(long line, long lastLine, List<String> fields, long suspect) {}

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_EXCERPT = 40;
    // A line that tells Excel what separates the cells
    private static final Pattern TOLD = Pattern.compile("\"?sep=(.)\"?(?:\r\n|\r|\n)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private final String text;
    private final char separator;
    private int at;
    private long line = 1;
    private int width;

    CsvText(String text) {
        this.text = text;
        Matcher told = TOLD.matcher(text);
        if (told.lookingAt()) {
            separator = told.group(1).charAt(0);
            at = told.end();
            line = 2;
        } else {
            separator = separatorOf(text);
        }
    }

    /** Spreadsheets of countries with a decimal comma write semicolons. The header tells: no column has one in its name. */
    private static char separatorOf(String text) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            if (!quoted && isLineEnd(c)) {
                if (Blanks.isBlank(text.substring(0, i))) continue;
                break;
            }
            for (int s = 0; s < SEPARATORS.length && !quoted; s++) if (c == SEPARATORS[s]) counts[s]++;
        }
        int most = 0;
        for (int s = 1; s < SEPARATORS.length; s++) if (counts[s] > counts[most]) most = s;
        return SEPARATORS[most];
    }

    boolean hasNext() {
        return at < text.length();
    }

    /** @throws ImportRefusal.Malformed where quotes leave it open which cell is which */
    Row next() {
        int begin = at;
        long first = line;
        List<String> fields = new ArrayList<>();
        while (true) {
            if (fields.size() == MOST_FIELDS) throw malformed(first, "has more than " + MOST_FIELDS + " cells.");
            fields.add(field(fields.size() + 1));
            if (at < text.length() && text.charAt(at) == separator) at++;
            else break;
        }
        int end = at;
        long last = line;
        lineEnd();
        if (width == 0 && !fields.stream().allMatch(Blanks::isBlank)) width = fields.size();
        return new Row(first, last, fields, last == first ? 0 : suspect(text.substring(begin, end), first));
    }

    private String field(int column) {
        int quote = at;
        while (quote < text.length() && isPadding(text.charAt(quote))) quote++;
        if (quote < text.length() && text.charAt(quote) == '"') {
            at = quote + 1;
            return quoted(column);
        }
        int begin = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) at++;
        return checked(text.substring(begin, at), line);
    }

    private String quoted(int column) {
        long opened = line;
        int begin = at;
        StringBuilder cell = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') {
                if (isLineEnd(c)) {
                    int from = at;
                    lineEnd();
                    cell.append(text, from, at);
                } else {
                    cell.append(c);
                    at++;
                }
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at += 2;
            } else {
                at++;
                refuseTextBehind(opened, column, begin);
                return checked(cell.toString(), opened);
            }
        }
        throw malformed(
                opened,
                "opens a quote in its cell " + column + ", before '" + excerpt(begin)
                        + "', that is never closed. Close it there, or take it out; a quote within a quoted cell is written"
                        + " twice.");
    }

    private void refuseTextBehind(long opened, int column, int begin) {
        while (at < text.length() && isPadding(text.charAt(at))) at++;
        if (at == text.length() || text.charAt(at) == separator || isLineEnd(text.charAt(at))) return;
        throw malformed(
                opened,
                "opens a quote in its cell " + column + ", before '" + excerpt(begin) + "', that closes on line " + line
                        + " with '" + excerpt(at)
                        + "' behind it. Close it where the cell ends, or take it out; a quote within a quoted cell is"
                        + " written twice.");
    }

    private boolean isPadding(char c) {
        return c != separator && !isLineEnd(c) && Blanks.isBlank(String.valueOf(c));
    }

    private void lineEnd() {
        if (at == text.length()) return;
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
    }

    /** Whoever looks at the file sees a row there; that it stands in a quoted cell is not seen. */
    private long suspect(String lines, long first) {
        String[] parts = LINE_END.split(lines, -1);
        for (int i = 1; i < parts.length; i++) if (isRow(parts[i], separator)) return first + i;
        return 0;
    }

    /** As many cells as the header has, and no blank behind a separator, as there would be in a sentence. */
    private boolean isRow(String part, char separator) {
        int cells = 1;
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) != separator) continue;
            cells++;
            if (i + 1 < part.length() && part.charAt(i + 1) == ' ') return false;
        }
        return width > 1 && cells == width;
    }

    /** Whether a row that has too few cells would have the right number if another sign separated them. */
    boolean isSeparatedOtherwise(Row row) {
        String whole = String.join(String.valueOf(separator), row.fields());
        for (char other : SEPARATORS) if (other != separator && isRow(whole, other)) return true;
        return false;
    }

    String separator() {
        return separator == '\t' ? "tabs" : "'" + separator + "'";
    }

    private static String checked(String field, long line) {
        if (field.length() <= LONGEST_FIELD) return field;
        throw malformed(line, "has a cell of more than " + LONGEST_FIELD + " characters.");
    }

    private String excerpt(int from) {
        int to = from;
        while (to < text.length() && !isLineEnd(text.charAt(to)) && to - from < LONGEST_EXCERPT) to++;
        return text.substring(from, to);
    }

    private static ImportRefusal malformed(long line, String fault) {
        return new ImportRefusal.Malformed("line " + line + " " + fault);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** On which line a text ends, counted from 1. */
    static long lines(String text) {
        return 1 + LINE_END.matcher(text).results().count();
    }
}
