package dev.muster.reports.run;

import dev.muster.delivery.OriginId;
import dev.muster.delivery.mail.Mail;
import dev.muster.delivery.outbox.LetterContents;
import dev.muster.reports.Form;
import dev.muster.reports.RunId;
import dev.muster.reports.RunView;
import dev.muster.work.TenantTransactions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a run as a letter. */
final class RunLetter implements LetterContents {
    private final Runs runs;
    private final StoredFiles files;
    private final TenantTransactions transactions;

    RunLetter(Runs runs, StoredFiles files, TenantTransactions transactions) {
        this.runs = runs;
        this.files = files;
        this.transactions = transactions;
    }

    @Override
    public Mail letter(OriginId origin, String number, String recipient, Path folder) throws IOException {
        RunId run = new RunId(origin.tenant(), origin.value());
        String subject =
                transactions.in(run.tenant(), () -> runs.find(run).orElseThrow().subject());
        List<RunView.File> stored = transactions.in(run.tenant(), () -> files.of(run));
        for (RunView.File file : stored) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(file.name()))) {
                files.write(run, file.form(), out);
            }
        }
        return new Mail(
                number,
                recipient,
                subject,
                body(Form.TEXT, stored, folder),
                body(Form.HTML, stored, folder),
                stored.stream()
                        .filter(file -> file.form().isAttachment())
                        .map(file -> new Mail.Attachment(
                                file.name(), file.form().contentType(), folder.resolve(file.name())))
                        .toList());
    }

    private static String body(Form form, List<RunView.File> stored, Path folder) throws IOException {
        for (RunView.File file : stored) {
            if (file.form() == form) return Files.readString(folder.resolve(file.name()), StandardCharsets.UTF_8);
        }
        return "";
    }
}
