package dev.muster.reports;

import dev.muster.reports.ReportColumn.Alignment;

/** What the cells of a column are. It decides how they are read, aligned and written; null is allowed in each. */
public enum ColumnType {
    /** A {@code text}. */
    TEXT(Alignment.LEFT),
    /** Any number. */
    NUMBER(Alignment.RIGHT),
    /** A number and, in a column of its own, the code of its currency (ISO 4217). */
    MONEY(Alignment.RIGHT),
    /** A {@code timestamptz}, written in the time zone of the report. */
    INSTANT(Alignment.LEFT),
    /** A {@code date}. */
    DAY(Alignment.LEFT),
    /** A whole number of days since something; zero is written as today. */
    DAYS(Alignment.RIGHT),
    /** A {@code boolean}. */
    YES_NO(Alignment.LEFT);

    private final Alignment usual;

    ColumnType(Alignment usual) {
        this.usual = usual;
    }

    Alignment usualAlignment() {
        return usual;
    }
}
