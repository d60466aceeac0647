package dev.muster.reports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report.
 *
 * @param key its name in CSV, in camel case; the query has it in snake case
 * @param label its heading on the page and in the mail
 * @param width its share of the width of a page, relative to the other columns; zero if only the CSV has it
 * @param currency of a {@link ColumnType#MONEY MONEY} column, the key of the currency; null for the other types
 */
public record ReportColumn(
        String key,
        String label,
        ColumnType type,
        Alignment alignment,
        int width,
        @Nullable String currency) {

    /** The side of a column to which its cells are moved. */
    public enum Alignment {
        LEFT,
        RIGHT
    }

    public ReportColumn {
        if (!key.matches("[a-z][a-zA-Z0-9]*")) throw new IllegalArgumentException(key + " is not in camel case");
        if (width < 0) throw new IllegalArgumentException(key + " has a negative width");
        if ((type == ColumnType.MONEY) != (currency != null)) {
            throw new IllegalArgumentException(key + ": a column of money, and no other, names its currency");
        }
    }

    /** A column of any type but MONEY, aligned as is usual for the type. */
    public static ReportColumn of(String key, String label, ColumnType type, int width) {
        return new ReportColumn(key, label, type, type.usualAlignment(), width, null);
    }

    public static ReportColumn money(String key, String currency, String label, int width) {
        return new ReportColumn(key, label, ColumnType.MONEY, Alignment.RIGHT, width, currency);
    }

    /** Whether the page and the mail have it too. */
    public boolean isShown() {
        return width > 0;
    }

    public boolean isAlignedRight() {
        return alignment == Alignment.RIGHT;
    }

    /** How SQL calls what has this key: {@code userName} is {@code user_name}. */
    public static String inSql(String key) {
        return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
