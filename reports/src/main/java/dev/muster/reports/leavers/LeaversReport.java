package dev.muster.reports.leavers;

import dev.muster.reports.Answer;
import dev.muster.reports.ColumnType;
import dev.muster.reports.Report;
import dev.muster.reports.ReportColumn;
import dev.muster.reports.ReportRequest;
import dev.muster.reports.rendering.Pages;
import dev.muster.reports.table.AnswerFiles;
import dev.muster.reports.table.TableCsv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Disabled users still holding equipment. The rows are read twice from one snapshot: once for the flat form and the
 * figures, then for the page, which begins with the figures.
 */
public final class LeaversReport implements Report {
    /** The cells of {@link LeaverItem#cells()}. */
    static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.of("userName", "Account", ColumnType.TEXT, 1),
            ReportColumn.of("displayName", "Leaver", ColumnType.TEXT, 1),
            ReportColumn.of("department", "Department", ColumnType.TEXT, 1),
            ReportColumn.of("manager", "Manager", ColumnType.TEXT, 1),
            ReportColumn.of("deactivatedAt", "Deactivated", ColumnType.INSTANT, 1),
            ReportColumn.of("deactivatedBy", "Deactivated by", ColumnType.TEXT, 1),
            ReportColumn.of("daysSinceDeactivation", "Since deactivation", ColumnType.DAYS, 1),
            ReportColumn.of("assetTag", "Asset tag", ColumnType.TEXT, 1),
            ReportColumn.of("model", "Model", ColumnType.TEXT, 1),
            ReportColumn.of("serialNumber", "Serial number", ColumnType.TEXT, 1),
            ReportColumn.money("value", "currency", "Value", 1),
            ReportColumn.of("checkedOutAt", "Checked out", ColumnType.INSTANT, 1));

    private final Leavers leavers;
    private final LeaversPage page;

    public LeaversReport(JdbcClient db, Pages pages) {
        this.leavers = new Leavers(db);
        this.page = new LeaversPage(pages);
    }

    @Override
    public String name() {
        return "disabled-users-holding-equipment";
    }

    @Override
    public String title() {
        return "Disabled users still holding equipment";
    }

    @Override
    public List<ReportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public Answer answer(ReportRequest request, Path folder) throws IOException {
        AnswerFiles files = new AnswerFiles(this, request, folder);
        String tenant = leavers.nameOf(request.tenant());
        LeaverFigures figures = new LeaverFigures();

        try (Stream<LeaverItem> items = leavers.items(request);
                Writer out = files.csv()) {
            TableCsv table = new TableCsv(out, COLUMNS, request.zone());
            items.forEach(item -> {
                figures.add(item);
                table.add(item.cells());
            });
        }
        try (Stream<LeaverItem> items = leavers.items(request);
                OutputStream out = files.pdf()) {
            page.write(tenant, request.asOf(), request.zone(), figures, items.iterator(), out);
        }
        return files.answer(
                LeaversMail.of(title(), tenant, request.asOf(), request.zone(), figures),
                figures.all().items());
    }
}
