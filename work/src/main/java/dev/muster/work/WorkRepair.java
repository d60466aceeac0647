package dev.muster.work;

import dev.muster.directory.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a person sees of failures, and does about them. */
public final class WorkRepair {
    private final WorkFailures failures;
    private final TenantTransactions transactions;
    private final Runnable wake;
    private final Consumer<WorkFailure> record;

    /**
     * @param wake   those who work
     * @param record puts on record, in the same transaction, that something is tried again
     */
    public WorkRepair(
            WorkFailures failures, TenantTransactions transactions, Runnable wake, Consumer<WorkFailure> record) {
        this.failures = failures;
        this.transactions = transactions;
        this.wake = wake;
        this.record = record;
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
                record(failure);
            });
            return known;
        });
        if (!forgotten.isEmpty()) wake.run();
        return !forgotten.isEmpty();
    }

    /** What belongs to no tenant is recorded for no tenant, and row-level security takes that only from who sees all of them. */
    private void record(WorkFailure failure) {
        if (!TenantId.NONE.equals(failure.id().tenant())) {
            record.accept(failure);
            return;
        }
        transactions.inAllTenants(() -> {
            record.accept(failure);
            return failure;
        });
    }
}
