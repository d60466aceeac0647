package dev.muster.api.equipment.csv;

import dev.muster.directory.text.Blanks;
import dev.muster.reports.csv.Formulas;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell says once everything is off that spreadsheets and exporters put around it. */
final class Cell {
    // How people make Excel keep leading zeros
    private static final Pattern TEXT_AS_FORMULA = Pattern.compile("=\"((?:[^\"]|\"\")*)\"");
    private static final Pattern NO_VALUE = Pattern.compile("#{3,}|#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!)");
    private static final Pattern ROUNDED = Pattern.compile("[0-9](?:[.,][0-9]+)?E\\+[0-9]{2,}");
    private static final Set<Column> NUMBERED = Set.of(Column.ASSET_TAG, Column.SERIAL_NUMBER);
    private static final char REPLACEMENT = '\uFFFD';

    private Cell() {}

    static String text(Column column, String raw) {
        String text = Blanks.strip(raw);
        Matcher formula = TEXT_AS_FORMULA.matcher(text);
        if (formula.matches()) text = formula.group(1).replace("\"\"", "\"");
        text = Formulas.restored(text);
        return column.isFreeText() ? Blanks.strip(text) : Blanks.name(text);
    }

    /** Why the text cannot be what was meant, whatever the column means. */
    static Optional<String> fault(Column column, String text) {
        if (column != Column.NOTES && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
            return Optional.of("the cell holds a line break: look for a quote that is missing or too many");
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            return Optional.of("a letter was lost when the file was saved before: export it once more, as UTF-8");
        }
        if (NO_VALUE.matcher(text).matches()) {
            return Optional.of(
                    "a spreadsheet had no value to show here: mend the formula or widen the column, and save again");
        }
        if (NUMBERED.contains(column) && ROUNDED.matcher(text).matches()) {
            return Optional.of(
                    "a spreadsheet has rounded this number: format the column as text, and export it once more");
        }
        return Optional.empty();
    }
}
