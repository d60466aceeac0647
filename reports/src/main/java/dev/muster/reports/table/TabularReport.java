package dev.muster.reports.table;

import dev.muster.reports.Answer;
import dev.muster.reports.Report;
import dev.muster.reports.ReportColumn;
import dev.muster.reports.ReportRequest;
import dev.muster.reports.parameter.ReportParameter;
import dev.muster.reports.query.ReportDatabase;
import dev.muster.reports.rendering.Pages;
import dev.muster.reports.rendering.TablePage;
import dev.muster.reports.table.ReportMail.FirstRows;
import dev.muster.reports.table.ReportMail.Heading;
import dev.muster.reports.text.KeyFigure;
import dev.muster.reports.text.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A report that is a table. The rows are read twice from one snapshot: once for the CSV and the figures, then for the page,
 * which begins with the figures. See docs/decisions/0051.
 */
public final class TabularReport implements Report {
    private static final int LONGEST_IN_MAIL = 80;

    private final ReportDatabase db;
    private final Pages pages;
    private final TableDefinition definition;
    private final List<ReportColumn> shown;

    public TabularReport(JdbcClient db, Pages pages, TableDefinition definition) {
        this.db = new ReportDatabase(db);
        this.pages = pages;
        this.definition = definition;
        this.shown = definition.columns().stream().filter(ReportColumn::isShown).toList();
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public String title() {
        return definition.title();
    }

    @Override
    public List<ReportParameter> parameters() {
        return definition.parameters();
    }

    @Override
    public List<ReportColumn> columns() {
        return definition.columns();
    }

    @Override
    public Answer answer(ReportRequest request, Path folder) throws IOException {
        AnswerFiles files = new AnswerFiles(this, request, folder);
        TableTotals totals = new TableTotals(definition.figures());
        try (Stream<TableRow> rows = rows(request);
                Writer out = files.csv()) {
            TableCsv csv = new TableCsv(out, columns(), request.zone());
            rows.forEach(row -> {
                totals.add(row);
                csv.add(row.cells());
            });
        }
        String tenant = db.nameOf(request.tenant());
        List<KeyFigure> figures = totals.figures(request.zone());
        try (Stream<TableRow> rows = rows(request);
                OutputStream out = files.pdf()) {
            pages.writeTable(
                    page(request, tenant, figures, totals.rows()),
                    rows.map(row -> words(row, request.zone())).iterator(),
                    out);
        }
        return files.answer(mail(request, tenant, figures, totals), totals.rows());
    }

    private Stream<TableRow> rows(ReportRequest request) {
        return db.rows(definition.query(), request, (row, number) -> TableRow.read(row, columns()));
    }

    private List<String> words(TableRow row, ZoneId zone) {
        return shown.stream().map(column -> row.words(column.key(), zone)).toList();
    }

    private TablePage page(ReportRequest request, String tenant, List<KeyFigure> figures, long rows) {
        return new TablePage(
                title(),
                tenant,
                Wording.moment(request.asOf(), request.zone()),
                String.join("\n", about(request)),
                figures,
                shown,
                rows,
                definition.nothing());
    }

    /** The question and what was asked with it. */
    private List<String> about(ReportRequest request) {
        List<String> about = new ArrayList<>();
        about.add(definition.query().question());
        about.addAll(request.parameters().lines());
        return about;
    }

    private ReportMail mail(ReportRequest request, String tenant, List<KeyFigure> figures, TableTotals totals) {
        String found = totals.rows() == 0
                ? "no " + definition.many()
                : Wording.counted(totals.rows(), definition.one(), definition.many());
        return new ReportMail(
                title(),
                tenant,
                Wording.moment(request.asOf(), request.zone()),
                about(request),
                Wording.subject(tenant, found),
                found,
                definition.nothing(),
                figures,
                figures.stream()
                        .map(figure -> figure.label() + ": " + figure.line())
                        .toList(),
                firstRows(totals, request.zone()));
    }

    private FirstRows firstRows(TableTotals totals, ZoneId zone) {
        List<List<String>> cells = totals.first().stream()
                .map(row -> words(row, zone).stream()
                        .map(text -> Wording.inLine(text, LONGEST_IN_MAIL))
                        .toList())
                .toList();
        return new FirstRows(
                shown.stream()
                        .map(column -> new Heading(column.label(), column.alignment()))
                        .toList(),
                cells,
                cells.stream().map(this::line).toList(),
                FirstRows.more(totals.rows(), cells.size(), definition.one(), definition.many()));
    }

    /** The first cell says what the row is; the others say what they are. */
    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder(cells.getFirst());
        for (int i = 1; i < cells.size(); i++) {
            line.append(" · ").append(shown.get(i).label()).append(": ").append(cells.get(i));
        }
        return line.toString();
    }
}
