package dev.muster.reports.table;

import dev.muster.reports.ReportColumn;
import dev.muster.reports.csv.CsvTable;
import dev.muster.reports.text.Money;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The CSV form of an answer: the keys of the columns, then a line for each row. Times are in ISO 8601 with the offset of the
 * report's zone; an amount is followed by its currency.
 */
public final class TableCsv {
    private final CsvTable table;
    private final List<ReportColumn> columns;
    private final ZoneId zone;

    public TableCsv(Writer out, List<ReportColumn> columns, ZoneId zone) {
        this.table = new CsvTable(
                out,
                columns.stream()
                        .flatMap(column -> Stream.of(Stream.of(column.key()), Stream.ofNullable(column.currency())))
                        .flatMap(keys -> keys)
                        .toList());
        this.columns = columns;
        this.zone = zone;
    }

    /** @param cells as {@link TableRow} has them */
    public void add(List<? extends @Nullable Object> cells) {
        List<@Nullable Object> line = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object cell = cells.get(i);
            switch (columns.get(i).type()) {
                case MONEY -> {
                    Money.Amount amount = (Money.Amount) cell;
                    line.add(amount == null ? null : amount.value());
                    line.add(amount == null ? null : amount.currency());
                }
                case INSTANT -> line.add(cell == null ? null : time((Instant) cell));
                case TEXT, NUMBER, DAY, DAYS, YES_NO -> line.add(cell);
            }
        }
        table.row(line.toArray());
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
