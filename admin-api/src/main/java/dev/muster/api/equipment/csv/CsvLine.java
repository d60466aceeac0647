package dev.muster.api.equipment.csv;

import java.util.Map;
import java.util.Set;

/**
 * A line of the file, with the text of each column that the header has; an empty one where the cell is blank.
 *
 * @param cutOff the columns that the line ends before: spreadsheets drop the separators behind the last cell that is not blank
 */
public record CsvLine(long number, Map<Column, String> cells, Set<Column> cutOff) {
    public boolean has(Column column) {
        return cells.containsKey(column);
    }

    /** Empty also where the file has no such column. */
    public String text(Column column) {
        return cells.getOrDefault(column, "");
    }
}
