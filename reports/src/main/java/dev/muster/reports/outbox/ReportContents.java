package dev.muster.reports.outbox;

import dev.muster.reports.RunId;
import dev.muster.reports.delivery.Mail;
import java.io.IOException;
import java.nio.file.Path;

/** What a letter says that brings a report. */
@FunctionalInterface
public interface ReportContents {
    /** @param folder for the files; the caller removes it */
    Mail letter(RunId run, String number, String recipient, Path folder) throws IOException;
}
