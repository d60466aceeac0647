package dev.muster.reports.work;

import dev.muster.directory.TenantId;
import dev.muster.reports.ReportAudit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person sees of failures, and does about them. */
public final class WorkRepair {
    private final WorkFailures failures;
    private final TenantTransactions transactions;
    private final Runnable wake;
    private final ReportAudit audit;

    /** @param wake those who work */
    public WorkRepair(WorkFailures failures, TenantTransactions transactions, Runnable wake, ReportAudit audit) {
        this.failures = failures;
        this.transactions = transactions;
        this.wake = wake;
        this.audit = audit;
    }

    /** Those that come behind {@code after}, by the id of what failed. */
    public List<WorkFailure> list(TenantId tenant, @Nullable UUID after, int most) {
        return failures.list(tenant, after, most);
    }

    /** What failed, or was given up, is tried at once. @return whether anything of that id had failed */
    public boolean retry(TenantId tenant, UUID id) {
        List<WorkFailure> forgotten = transactions.in(tenant, () -> {
            List<WorkFailure> known = failures.of(tenant, id);
            known.forEach(failure -> {
                failures.forget(failure.id());
                audit.triedAgain(failure);
            });
            return known;
        });
        if (!forgotten.isEmpty()) wake.run();
        return !forgotten.isEmpty();
    }
}
