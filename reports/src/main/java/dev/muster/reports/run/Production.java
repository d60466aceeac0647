package dev.muster.reports.run;

import dev.muster.delivery.outbox.Outbox;
import dev.muster.reports.Answer;
import dev.muster.reports.Report;
import dev.muster.reports.ReportRequest;
import dev.muster.reports.RunId;
import dev.muster.reports.RunState;
import dev.muster.work.Backoff;
import dev.muster.work.Claims;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
    private final Outbox outbox;
    private final StoredFiles files;
    private final TenantTransactions transactions;
    private final Claims claims;
    private final Clock clock;

    Production(
            Catalogue catalogue,
            Runs runs,
            Outbox outbox,
            StoredFiles files,
            TenantTransactions transactions,
            Claims claims,
            Clock clock) {
        this.catalogue = catalogue;
        this.runs = runs;
        this.outbox = outbox;
        this.files = files;
        this.transactions = transactions;
        this.claims = claims;
        this.clock = clock;
    }

    /** Generates the run if it is due. @return false if somebody else is at it */
    boolean produce(RunId id) {
        Optional<Claims.Claim> claimed = claims.tryClaim(id.value());
        if (claimed.isEmpty()) return false;
        try (Claims.Claim claim = claimed.get()) {
            Instant asOf = clock.instant();
            if (!transactions.in(id.tenant(), () -> begin(id, asOf))) return true;
            try {
                generate(id, asOf);
            } catch (Throwable e) {
                // whatever it was, it belongs on the run's record: a template's errors too
                LOG.error("The run {} could not be generated", id, e);
                transactions.run(id.tenant(), () -> {
                    ReportRun run = run(id);
                    // the claim was lost, and another node was faster
                    if (run.state() != RunState.GENERATING) return;
                    run.failed(WorkFailures.text(e), clock.instant());
                    runs.save(run);
                });
            }
            return true;
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
                    Answer answer = report.answer(
                            ReportRequest.of(report, id.tenant(), asOf, run.zone(), Map.of()), folder.path());
                    for (Answer.File file : answer.files()) files.store(id, file);
                    run.generated(answer, clock.instant());
                    runs.save(run);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                if (run.state() == RunState.GENERATED) {
                    run.recipients().forEach(to -> outbox.put(id.origin(), to));
                }
            });
        }
    }

    private ReportRun run(RunId id) {
        return runs.find(id).orElseThrow();
    }
}
