package dev.muster.reports.table;

import dev.muster.reports.text.KeyFigure;
import dev.muster.reports.text.Money;
import dev.muster.reports.text.Wording;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A key figure of a table, gathered while its rows are read. */
public record TableFigure(String label, Supplier<Tally> tally) {

    /** What the rows of one answer add up to. */
    public interface Tally {
        void add(TableRow row);

        KeyFigure figure(String label, ZoneId zone);
    }

    /** How many rows there are. */
    public static TableFigure rows(String label) {
        return rows(label, row -> true);
    }

    /** How many rows there are of a kind. */
    public static TableFigure rows(String label, Predicate<TableRow> kind) {
        return new TableFigure(label, () -> new Tally() {
            private long count;

            @Override
            public void add(TableRow row) {
                if (kind.test(row)) count++;
            }

            @Override
            public KeyFigure figure(String label, ZoneId zone) {
                return KeyFigure.of(label, String.format(Locale.UK, "%,d", count));
            }
        });
    }

    /** The sum of a column of money, by currency. */
    public static TableFigure sum(String label, String money) {
        return new TableFigure(label, () -> new Tally() {
            private final Money sum = new Money();

            @Override
            public void add(TableRow row) {
                if (row.cell(money) instanceof Money.Amount amount) sum.add(amount);
            }

            @Override
            public KeyFigure figure(String label, ZoneId zone) {
                return KeyFigure.of(label, sum);
            }
        });
    }

    /** The highest value of a column of numbers, days, instants or texts. */
    public static TableFigure most(String label, String key) {
        return new TableFigure(label, () -> new Tally() {
            private @Nullable TableRow most;

            @Override
            public void add(TableRow row) {
                if (row.cell(key) != null && (most == null || higher(row.cell(key), most.cell(key)))) most = row;
            }

            @Override
            public KeyFigure figure(String label, ZoneId zone) {
                return KeyFigure.of(label, most == null ? Wording.NOT_KNOWN : most.words(key, zone));
            }
        });
    }

    @SuppressWarnings("unchecked") // the cells of a column are of one type
    private static boolean higher(@Nullable Object cell, @Nullable Object other) {
        return cell instanceof Comparable<?> value
                && other != null
                && ((Comparable<Object>) value).compareTo(other) > 0;
    }
}
