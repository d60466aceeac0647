package dev.muster.reports.run;

import dev.muster.directory.TenantId;
import dev.muster.reports.DeliveryId;
import dev.muster.reports.DeliveryState;
import dev.muster.reports.DeliveryView;
import dev.muster.reports.Form;
import dev.muster.reports.ReportAudit;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.RunId;
import dev.muster.reports.RunView;
import dev.muster.reports.ScheduleRefusal.DeliveryNotEnded;
import dev.muster.reports.ScheduleRefusal.NoSuchDelivery;
import dev.muster.reports.schedule.Timetable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Runs and deliveries as they are on record. */
final class RecordedRuns implements ReportRuns {
    private static final int MOST = 200;

    private final Runs runs;
    private final Deliveries deliveries;
    private final StoredFiles files;
    private final Timetable timetable;
    private final TenantTransactions transactions;
    private final ReportAudit audit;
    private final Clock clock;

    RecordedRuns(
            Runs runs,
            Deliveries deliveries,
            StoredFiles files,
            Timetable timetable,
            TenantTransactions transactions,
            ReportAudit audit,
            Clock clock) {
        this.runs = runs;
        this.deliveries = deliveries;
        this.files = files;
        this.timetable = timetable;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<RunView> list(TenantId tenant, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return transactions.in(
                tenant,
                () -> runs.newest(tenant, most).stream()
                        .map(run -> run.view(files.of(run.id())))
                        .toList());
    }

    @Override
    public Optional<RunView> find(RunId id) {
        return transactions.in(id.tenant(), () -> runs.find(id).map(run -> run.view(files.of(id))));
    }

    @Override
    public List<DeliveryView> deliveries(RunId run) {
        return transactions.in(
                run.tenant(),
                () -> deliveries.of(run).stream().map(ReportDelivery::view).toList());
    }

    @Override
    public boolean writeFile(RunId run, Form form, OutputStream into) throws IOException {
        return files.write(run, form, into);
    }

    @Override
    public DeliveryView sendAgain(DeliveryId id) {
        DeliveryView view = transactions.in(id.tenant(), () -> {
            ReportDelivery delivery = deliveries.find(id).orElseThrow(() -> new NoSuchDelivery(id));
            if (delivery.state() != DeliveryState.FAILED && delivery.state() != DeliveryState.UNCERTAIN) {
                throw new DeliveryNotEnded(id, delivery.state());
            }
            delivery.again(clock.instant());
            deliveries.save(delivery);
            audit.sentAgain(delivery.view());
            return delivery.view();
        });
        timetable.sweepSoon();
        return view;
    }
}
