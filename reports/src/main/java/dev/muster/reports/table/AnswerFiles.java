package dev.muster.reports.table;

import dev.muster.reports.Answer;
import dev.muster.reports.Form;
import dev.muster.reports.Report;
import dev.muster.reports.ReportRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one answer, called by the report and the day. */
public final class AnswerFiles {
    private final Path folder;
    private final String name;

    public AnswerFiles(Report report, ReportRequest request, Path folder) {
        this.folder = folder;
        this.name = report.name() + "-" + request.today();
    }

    /** Where the CSV is written; the caller closes it. */
    public Writer csv() throws IOException {
        return Files.newBufferedWriter(path("csv"));
    }

    /** Where the PDF is written; the caller closes it. */
    public OutputStream pdf() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(path("pdf")));
    }

    /** Writes the mail, and answers with it and with what was written before. */
    public Answer answer(ReportMail mail, long rows) throws IOException {
        Files.writeString(path("txt"), mail.text());
        Files.writeString(path("html"), mail.html());
        return new Answer(
                mail.subject(),
                rows,
                List.of(file(Form.TEXT, "txt"), file(Form.HTML, "html"), file(Form.PDF, "pdf"), file(Form.CSV, "csv")));
    }

    private Answer.File file(Form form, String ending) {
        return new Answer.File(form, path(ending).getFileName().toString(), path(ending));
    }

    private Path path(String ending) {
        return folder.resolve(name + "." + ending);
    }
}
