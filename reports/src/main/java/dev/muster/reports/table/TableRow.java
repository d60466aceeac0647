package dev.muster.reports.table;

import dev.muster.reports.ReportColumn;
import dev.muster.reports.query.ReportDatabase;
import dev.muster.reports.text.Money;
import dev.muster.reports.text.Wording;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of a report.
 *
 * @param cells one for each column, null where nothing is known: a String (TEXT), BigDecimal (NUMBER), Money.Amount (MONEY),
 *     Instant (INSTANT), LocalDate (DAY), Long (DAYS) or Boolean (YES_NO)
 */
public record TableRow(List<ReportColumn> columns, List<? extends @Nullable Object> cells) {

    /** The cell of a column. */
    public @Nullable Object cell(String key) {
        return cells.get(indexOf(columns, key));
    }

    /** The cell of a column for a person to read, on the page or in the mail. */
    String words(String key, ZoneId zone) {
        Object cell = cell(key);
        return switch (cell) {
            case null -> Wording.NOT_KNOWN;
            case String text -> Wording.known(text);
            case BigDecimal number -> number(number);
            case Money.Amount amount -> amount.toString();
            case Instant instant -> Wording.time(instant, zone);
            case LocalDate day -> Wording.day(day);
            case Long days -> Wording.days(days);
            case Boolean yes -> Wording.yesNo(yes);
            case Object other -> throw new IllegalStateException("A cell cannot be a " + other.getClass());
        };
    }

    private static String number(BigDecimal number) {
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        return String.format(Locale.UK, "%,." + decimals + "f", number);
    }

    private static int indexOf(List<ReportColumn> columns, String key) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(key)) return i;
        }
        throw new IllegalArgumentException("There is no column " + key);
    }

    /** Reads the row at which the cursor stands. */
    static TableRow read(ResultSet row, List<ReportColumn> columns) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        for (ReportColumn column : columns) cells.add(cell(row, column));
        return new TableRow(columns, cells);
    }

    private static @Nullable Object cell(ResultSet row, ReportColumn column) throws SQLException {
        String name = ReportColumn.inSql(column.key());
        return switch (column.type()) {
            case TEXT -> row.getString(name);
            case NUMBER -> row.getBigDecimal(name);
            case MONEY -> amount(row, name, column.currency());
            case INSTANT -> ReportDatabase.instant(row, name);
            case DAY -> row.getObject(name, LocalDate.class);
            case DAYS -> days(row, name);
            case YES_NO -> row.getObject(name, Boolean.class);
        };
    }

    /** Of any type of whole numbers: a difference of two dates is an integer. */
    private static @Nullable Long days(ResultSet row, String name) throws SQLException {
        long days = row.getLong(name);
        return row.wasNull() ? null : days;
    }

    private static Money.@Nullable Amount amount(ResultSet row, String name, @Nullable String currency)
            throws SQLException {
        BigDecimal value = row.getBigDecimal(name);
        if (value == null || currency == null) return null;
        return new Money.Amount(value, row.getString(ReportColumn.inSql(currency)));
    }
}
