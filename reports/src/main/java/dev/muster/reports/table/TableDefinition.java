package dev.muster.reports.table;

import dev.muster.reports.ReportColumn;
import dev.muster.reports.parameter.ReportParameter;
import dev.muster.reports.query.SqlFile;
import dev.muster.reports.rendering.TablePage;
import dev.muster.reports.text.Wording;
import java.util.List;

/**
 * What makes a {@link TabularReport}.
 *
 * @param name lower case, with hyphens; it never changes
 * @param query its columns are those of the report, in snake case
 * @param one what one row is called, "active user without a role"
 * @param many what several are called
 * @param nothing the sentence that stands where there is no row
 * @param figures above the rows
 */
public record TableDefinition(
        String name,
        String title,
        SqlFile query,
        String one,
        String many,
        String nothing,
        List<ReportParameter> parameters,
        List<ReportColumn> columns,
        List<TableFigure> figures) {
    /** What the count before it may take in a subject. */
    private static final int COUNT = 12;

    public TableDefinition {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        figures = List.copyOf(figures);
        require(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), name, "a name is in lower case, with hyphens");
        require(many.length() <= Wording.SUBJECT_WORDS - COUNT, name, "\"" + many + "\" is too long for a subject");
        long shown = columns.stream().filter(ReportColumn::isShown).count();
        require(
                shown > 0 && shown <= TablePage.MOST_COLUMNS,
                name,
                "a page has 1 to " + TablePage.MOST_COLUMNS + " columns");
        require(
                figures.size() <= TablePage.MOST_FIGURES,
                name,
                "there are at most " + TablePage.MOST_FIGURES + " figures");
        require(
                columns.stream().map(ReportColumn::key).distinct().count() == columns.size(),
                name,
                "two columns have the same key");
        for (ReportParameter parameter : parameters) {
            String inSql = ":" + ReportColumn.inSql(parameter.key());
            require(query.sql().contains(inSql), name, query.name() + " does not use " + inSql);
        }
    }

    private static void require(boolean met, String name, String rule) {
        if (!met) throw new IllegalArgumentException("The report " + name + ": " + rule);
    }
}
