package dev.muster.reports.run;

import dev.muster.reports.Answer;
import dev.muster.reports.Report;
import dev.muster.reports.RunId;
import dev.muster.reports.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step: a due run becomes files and pending deliveries, all of them in one transaction. Before it the run says that
 * somebody is at it; whoever dies there leaves a run that the next sweep takes up, the attempt counted.
 */
final class Production {
    private static final Logger LOG = LoggerFactory.getLogger(Production.class);

    private final Catalogue catalogue;
    private final Runs runs;
    private final Deliveries deliveries;
    private final StoredFiles files;
    private final TenantTransactions transactions;
    private final Claims claims;
    private final Clock clock;

    Production(
            Catalogue catalogue,
            Runs runs,
            Deliveries deliveries,
            StoredFiles files,
            TenantTransactions transactions,
            Claims claims,
            Clock clock) {
        this.catalogue = catalogue;
        this.runs = runs;
        this.deliveries = deliveries;
        this.files = files;
        this.transactions = transactions;
        this.claims = claims;
        this.clock = clock;
    }

    /** Generates the run if it is due and nobody else is at it. */
    void produce(RunId id) {
        Optional<Claims.Claim> claimed = claims.tryClaim(id.value());
        if (claimed.isEmpty()) return;
        try (Claims.Claim claim = claimed.get()) {
            Instant asOf = clock.instant();
            if (!transactions.in(id.tenant(), () -> begin(id, asOf))) return;
            try {
                generate(id, asOf);
            } catch (RuntimeException e) {
                // Whatever it was, it belongs on the record, and the next run must not suffer from it.
                LOG.error("The run {} could not be generated", id, e);
                transactions.run(id.tenant(), () -> {
                    ReportRun run = run(id);
                    run.failed(reason(e), clock.instant());
                    runs.save(run);
                });
            }
        }
    }

    private boolean begin(RunId id, Instant now) {
        ReportRun run = run(id);
        if (!run.isDue(now)) return false;
        if (run.state() == RunState.GENERATING && Backoff.after(run.attempts()).isEmpty()) {
            // It has taken the server down with it each time.
            run.failed("It was begun " + run.attempts() + " times and never ended", now);
            runs.save(run);
            return false;
        }
        run.begin(now);
        runs.save(run);
        return true;
    }

    private void generate(RunId id, Instant asOf) {
        try (WorkFolder folder = WorkFolder.create()) {
            transactions.runOnSnapshot(id.tenant(), () -> {
                ReportRun run = run(id);
                Report report = catalogue.report(run.report());
                try {
                    Answer answer = report.answer(id.tenant(), asOf, run.zone(), folder.path());
                    for (Answer.File file : answer.files()) files.store(id, file);
                    run.generated(answer, clock.instant());
                    runs.save(run);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                if (run.state() == RunState.GENERATED) {
                    run.recipients().forEach(to -> deliveries.save(new ReportDelivery(id, to, clock.instant())));
                }
            });
        }
    }

    private ReportRun run(RunId id) {
        return runs.find(id).orElseThrow();
    }

    private static String reason(RuntimeException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
