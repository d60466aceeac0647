package dev.muster.api.equipment;

import java.util.Map;

/** A line of the file, with the text of each column that the header has; an empty one where the cell is blank. */
record Line(long number, Map<Column, String> cells) {
    boolean has(Column column) {
        return cells.containsKey(column);
    }

    /** Empty also where the file has no such column. */
    String text(Column column) {
        return cells.getOrDefault(column, "");
    }
}
