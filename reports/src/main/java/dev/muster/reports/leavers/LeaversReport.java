package dev.muster.reports.leavers;

import dev.muster.directory.TenantId;
import dev.muster.reports.Answer;
import dev.muster.reports.Form;
import dev.muster.reports.Report;
import dev.muster.reports.rendering.Pages;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Disabled users still holding equipment. The rows are read twice from one snapshot: once for the flat form and the
 * figures, then for the page, which begins with the figures.
 */
public final class LeaversReport implements Report {
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
    public Answer answer(TenantId tenant, Instant asOf, ZoneId zone, Path folder) throws IOException {
        String name = name() + "-" + LocalDate.ofInstant(asOf, zone);
        Path csv = folder.resolve(name + ".csv");
        Path pdf = folder.resolve(name + ".pdf");
        String tenantName = leavers.nameOf(tenant);
        LeaverFigures figures = new LeaverFigures();

        try (Stream<LeaverItem> items = leavers.items(tenant, asOf, zone);
                Writer out = Files.newBufferedWriter(csv)) {
            LeaversTable table = new LeaversTable(out, zone);
            items.forEach(item -> {
                figures.add(item);
                table.add(item);
            });
        }
        try (Stream<LeaverItem> items = leavers.items(tenant, asOf, zone);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(pdf))) {
            page.write(tenantName, asOf, zone, figures, items.iterator(), out);
        }
        LeaversMail letter = new LeaversMail(tenantName, asOf, zone, figures);
        Path text = Files.writeString(folder.resolve(name + ".txt"), letter.text());
        Path html = Files.writeString(folder.resolve(name + ".html"), letter.html());
        return new Answer(
                letter.subject(),
                figures.all().items(),
                List.of(file(Form.TEXT, text), file(Form.HTML, html), file(Form.PDF, pdf), file(Form.CSV, csv)));
    }

    private static Answer.File file(Form form, Path content) {
        return new Answer.File(form, content.getFileName().toString(), content);
    }
}
