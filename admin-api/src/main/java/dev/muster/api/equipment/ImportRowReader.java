package dev.muster.api.equipment;

import dev.muster.api.equipment.csv.Amount;
import dev.muster.api.equipment.csv.Column;
import dev.muster.api.equipment.csv.CsvLine;
import dev.muster.api.equipment.csv.CsvSheet;
import dev.muster.api.equipment.csv.CurrencySign;
import dev.muster.api.equipment.csv.Day;
import dev.muster.api.equipment.csv.ImportProblem;
import dev.muster.api.equipment.csv.StatusLabel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** Reads a line, or says everything that is wrong with it. */
final class ImportRowReader {
    private static final List<Column> TEXTS =
            List.of(Column.SERIAL_NUMBER, Column.MODEL, Column.MANUFACTURER, Column.CATEGORY, Column.NOTES);
    static final String CURRENCY_CURE = "write the currency by its code of ISO 4217, such as EUR";
    private static final Set<String> NO_PERSON = Set.of("location", "asset");

    private final CsvSheet sheet;
    private final CsvLine line;
    private final @Nullable String currency;
    private final LocalDate today;
    private final Map<String, Optional<JsonNode>> attributes = new LinkedHashMap<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    /** @param currency of amounts that name none; null where nobody knows */
    ImportRowReader(CsvSheet sheet, CsvLine line, @Nullable String currency, LocalDate today) {
        this.sheet = sheet;
        this.line = line;
        this.currency = currency;
        this.today = today;
    }

    /** Empty where there are {@link #problems()}. */
    Optional<ImportRow> wish() {
        String tag = line.text(Column.ASSET_TAG);
        if (tag.isEmpty()) problem(Column.ASSET_TAG, "the line has no asset tag");
        attributes.put(Column.ASSET_TAG.attribute, Optional.of(StringNode.valueOf(tag)));
        for (Column column : TEXTS) {
            if (line.has(column)) put(column, text(line.text(column)));
        }
        if (line.has(Column.PURCHASE_COST)) amount();
        if (line.has(Column.PURCHASE_DATE)) purchaseDate();
        ImportRow.Holding holding = holding();
        LocalDate since = holding instanceof ImportRow.Holding.With ? since() : null;
        if (!problems.isEmpty()) return Optional.empty();
        return Optional.of(
                new ImportRow(line.number(), tag, attributes, status(holding), holding, since, line.cutOff()));
    }

    List<ImportProblem> problems() {
        return problems;
    }

    private void amount() {
        String written = line.text(Column.PURCHASE_COST);
        if (written.isEmpty()) {
            put(Column.PURCHASE_COST, Optional.empty());
            put(Column.CURRENCY, Optional.empty());
            return;
        }
        Optional<Amount> amount = Amount.parse(written);
        if (amount.isEmpty()) {
            problem(Column.PURCHASE_COST, Amount.CURE);
            return;
        }
        put(Column.PURCHASE_COST, Optional.of(DecimalNode.valueOf(amount.get().value())));
        currencyOf(amount.get().sign());
    }

    /** The column says it, or else the call does; a sign beside the amount may not contradict them. */
    private void currencyOf(@Nullable CurrencySign sign) {
        String inColumn = line.text(Column.CURRENCY).toUpperCase(Locale.ROOT);
        if (!inColumn.isEmpty() && !CurrencySign.isCode(inColumn)) {
            problem(Column.CURRENCY, CURRENCY_CURE);
            return;
        }
        String given = inColumn.isEmpty() ? currency : inColumn;
        if (sign == null) {
            if (given != null) put(Column.CURRENCY, text(given));
        } else if (given == null) {
            String code = sign.code();
            if (code != null) put(Column.CURRENCY, text(code));
            else {
                problem(
                        Column.PURCHASE_COST,
                        "'" + sign.text() + "' is the sign of several currencies: name the one, say ?currency="
                                + sign.codes().getFirst());
            }
        } else if (sign.codes().contains(given)) {
            put(Column.CURRENCY, text(given));
        } else {
            String says = inColumn.isEmpty()
                    ? "?currency="
                    : "the column " + sheet.columns().get(Column.CURRENCY);
            problem(
                    Column.PURCHASE_COST,
                    "'" + sign.text() + "' does not stand for " + given + ", which " + says
                            + " says: a column Currency says for each line which it is");
        }
    }

    private void purchaseDate() {
        String written = line.text(Column.PURCHASE_DATE);
        if (written.isEmpty()) {
            put(Column.PURCHASE_DATE, Optional.empty());
            return;
        }
        Optional<LocalDate> day = Day.parse(written);
        if (day.isEmpty()) problem(Column.PURCHASE_DATE, Day.CURE);
        else put(Column.PURCHASE_DATE, text(day.get() + "T00:00:00Z"));
    }

    /** Exporters leave the date of the last check-out where it is when an item comes back, so it is a holder's or nobody's. */
    private @Nullable LocalDate since() {
        String written = line.text(Column.CHECKOUT_DATE);
        if (written.isEmpty()) return null;
        LocalDate day = Day.parse(written).orElse(null);
        if (day == null) {
            problem(Column.CHECKOUT_DATE, Day.CURE);
        } else if (!Day.canBeSince(day, today)) {
            problem(Column.CHECKOUT_DATE, Day.SINCE_CURE);
        }
        return day;
    }

    private ImportRow.Holding holding() {
        if (!line.has(Column.HOLDER_USER_NAME) && !line.has(Column.HOLDER_EMAIL) && !line.has(Column.HOLDER)) {
            return new ImportRow.Holding.Unsaid();
        }
        if (NO_PERSON.contains(line.text(Column.HOLDER_TYPE).toLowerCase(Locale.ROOT))) {
            return new ImportRow.Holding.Elsewhere();
        }
        List<ImportRow.Name> names = named(Column.HOLDER_USER_NAME, Column.HOLDER_EMAIL);
        if (names.isEmpty()) names = named(Column.HOLDER);
        return names.isEmpty() ? new ImportRow.Holding.Nobody() : new ImportRow.Holding.With(names);
    }

    static boolean tellsHolderByNameAlone(CsvLine line) {
        return line.text(Column.HOLDER_USER_NAME).isEmpty()
                && line.text(Column.HOLDER_EMAIL).isEmpty()
                && !line.text(Column.HOLDER).isEmpty();
    }

    private List<ImportRow.Name> named(Column... columns) {
        List<ImportRow.Name> names = new ArrayList<>();
        for (Column column : columns) {
            if (!line.text(column).isEmpty()) names.add(new ImportRow.Name(column, line.text(column)));
        }
        return names;
    }

    private @Nullable String status(ImportRow.Holding holding) {
        String label = line.text(Column.STATUS);
        if (label.isEmpty()) return null;
        String status = StatusLabel.inOurWords(label);
        boolean out = status.equals(StatusLabel.ASSIGNED)
                || holding instanceof ImportRow.Holding.Elsewhere && status.equals(StatusLabel.AVAILABLE);
        if (!out) return status;
        return switch (holding) {
            case ImportRow.Holding.With with -> StatusLabel.ASSIGNED;
            case ImportRow.Holding.Unsaid unsaid -> null; // it is with somebody, and only a holder could say with whom
            case ImportRow.Holding.Nobody nobody -> StatusLabel.DEPLOYED;
            case ImportRow.Holding.Elsewhere elsewhere -> StatusLabel.DEPLOYED;
        };
    }

    private void put(Column column, Optional<JsonNode> value) {
        attributes.put(column.attribute, value);
    }

    private static Optional<JsonNode> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(StringNode.valueOf(text));
    }

    private void problem(Column column, String reason) {
        problems.add(new ImportProblem(line.number(), sheet.columns().get(column), line.text(column), reason));
    }
}
