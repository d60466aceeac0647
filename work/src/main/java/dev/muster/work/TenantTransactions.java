package dev.muster.work;

import dev.muster.directory.TenantId;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of background work: of JPA, and SQL joins them. Each says for which tenant it is, until it ends: row-level security shows and takes no
 * other tenant's rows. Only the sweep and the start look at all tenants. The tenant is set here and not by a TenantScope,
 * because that is a query, and what a snapshot is must be said before the first query.
 */
public final class TenantTransactions {
    private static final String ALL = "all";

    private final JdbcClient db;
    private final TransactionTemplate usual;
    private final TransactionTemplate snapshot;

    public TenantTransactions(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.usual = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    public <T> T in(TenantId tenant, Supplier<T> work) {
        return execute(usual, tenant.toString(), work);
    }

    public void run(TenantId tenant, Runnable work) {
        in(tenant, () -> {
            work.run();
            return tenant;
        });
    }

    /** All reads of the work see one state of the database. */
    public void runOnSnapshot(TenantId tenant, Runnable work) {
        execute(snapshot, tenant.toString(), () -> {
            work.run();
            return tenant;
        });
    }

    public <T> T inAllTenants(Supplier<T> work) {
        return execute(usual, ALL, work);
    }

    private <T> T execute(TransactionTemplate transaction, String tenant, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            db.sql("select set_config('muster.tenant', :tenant, true)")
                    .param("tenant", tenant)
                    .query(String.class)
                    .single();
            return work.get();
        }));
    }
}
