package dev.muster.api.equipment.csv;

import dev.muster.directory.text.Blanks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes lines of rows, or says what is wrong with them. */
final class CsvSheetReader {
    private final Header header;
    private final CsvText text;
    private final List<CsvLine> lines = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final Set<String> nameless = new LinkedHashSet<>();
    private int rows;

    CsvSheetReader(Header header, CsvText text) {
        this.header = header;
        this.text = text;
    }

    static boolean isBlank(CsvText.Row row) {
        return row.fields().stream().allMatch(Blanks::isBlank);
    }

    void add(CsvText.Row row) {
        if (rows++ == CsvSheet.MOST_LINES) throw new ImportRefusal.TooManyLines(CsvSheet.MOST_LINES);
        List<String> fields = row.fields();
        if (row.suspect() > 0) {
            bad(
                    row,
                    "a quoted cell goes on until line " + row.lastLine() + ", and line " + row.suspect()
                            + " looks like a line of its own: close the quote where the cell ends; if the cell is right, take"
                            + " its line breaks out");
        } else if (header.isRepeatedBy(fields)) {
            bad(row, "the header comes once more: the lines of another file follow; take this line out");
        } else if (Header.isHeader(fields)) {
            throw new ImportRefusal.Malformed("line " + row.line()
                    + " is another header, so what follows has other columns. Import the two parts by themselves.");
        } else if (fields.size() > header.width()
                && !fields.subList(header.width(), fields.size()).stream().allMatch(Blanks::isBlank)) {
            bad(
                    row,
                    "the line has " + fields.size() + " cells and the header has " + header.width()
                            + ": look for a separator or a quote that is missing or too many");
        } else if (fields.size() < header.width() && text.isSeparatedOtherwise(row)) {
            bad(row, "the cells of this line are not separated by " + text.separator() + " as those of the header are");
        } else {
            line(row.line(), fields);
        }
    }

    private void line(long number, List<String> fields) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        Set<Column> cutOff = EnumSet.noneOf(Column.class);
        int before = problems.size();
        header.positions().forEach((column, position) -> {
            boolean there = position < fields.size();
            String cell = there ? Cell.text(column, fields.get(position)) : "";
            if (!there) cutOff.add(column);
            cells.put(column, cell);
            Cell.fault(column, cell)
                    .ifPresent(fault -> problems.add(
                            new ImportProblem(number, header.columns().get(column), cell, fault)));
        });
        for (int i = 0; i < Math.min(fields.size(), header.width()); i++) {
            if (header.names().get(i).isEmpty() && !Blanks.isBlank(fields.get(i))) {
                nameless.add("(column " + (i + 1) + ", which has no name)");
            }
        }
        if (problems.size() == before) lines.add(new CsvLine(number, cells, cutOff));
    }

    private void bad(CsvText.Row row, String reason) {
        problems.add(new ImportProblem(row.line(), null, null, reason));
    }

    CsvSheet sheet() {
        List<String> ignored = new ArrayList<>(header.ignored());
        ignored.addAll(nameless);
        return new CsvSheet(header.columns(), ignored, lines, problems, rows);
    }
}
