package dev.muster.reports.run;

import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryView;
import dev.muster.delivery.outbox.RecordedLetters;
import dev.muster.directory.TenantId;
import dev.muster.reports.Form;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.RunId;
import dev.muster.reports.RunView;
import dev.muster.work.TenantTransactions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs and deliveries as they are on record. */
final class RecordedRuns implements ReportRuns {
    private final Runs runs;
    private final RecordedLetters letters;
    private final StoredFiles files;
    private final TenantTransactions transactions;

    RecordedRuns(Runs runs, RecordedLetters letters, StoredFiles files, TenantTransactions transactions) {
        this.runs = runs;
        this.letters = letters;
        this.files = files;
        this.transactions = transactions;
    }

    @Override
    public List<RunView> list(TenantId tenant, @Nullable RunId before, int most) {
        return transactions.in(
                tenant,
                () -> runs.newest(tenant, before, most).stream()
                        .map(run -> run.view(files.of(run.id())))
                        .toList());
    }

    @Override
    public Optional<RunView> find(RunId id) {
        return transactions.in(id.tenant(), () -> runs.find(id).map(run -> run.view(files.of(id))));
    }

    @Override
    public List<DeliveryView> deliveries(RunId run) {
        return letters.of(run.origin());
    }

    @Override
    public boolean writeFile(RunId run, Form form, OutputStream into) throws IOException {
        return files.write(run, form, into);
    }

    @Override
    public DeliveryView sendAgain(DeliveryId id) {
        return letters.sendAgain(id);
    }
}
