package dev.muster.eventstore.tenancy;

import dev.muster.directory.TenantId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which tenant's rows this thread may touch. Every connection that is taken within the scope is bound to it by
 * {@link TenantScopedDataSource}; outside any scope the database shows no tenant's rows.
 */
public final class TenantScope {
    private static final String ALL = "all";
    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private TenantScope() {}

    /** The value of the setting {@code muster.tenant}: a tenant's UUID, {@code all}, or null outside any scope. */
    static @Nullable String current() {
        return CURRENT.get();
    }

    public static <R extends @Nullable Object> R within(TenantId tenant, Supplier<R> work) {
        return with(tenant.toString(), work);
    }

    public static void within(TenantId tenant, Runnable work) {
        with(tenant.toString(), () -> {
            work.run();
            return null;
        });
    }

    /** For what belongs to no tenant, such as the extension schemas. */
    public static <R extends @Nullable Object> R withoutTenant(Supplier<R> work) {
        return with(TenantId.NONE.toString(), work);
    }

    /** For code that cannot be a function, such as a servlet filter: the scope ends when it is closed, in the same thread. */
    public static Open open(TenantId tenant) {
        String outer = CURRENT.get();
        CURRENT.set(tenant.toString());
        return () -> restore(outer);
    }

    /** A scope that somebody has to close. */
    @FunctionalInterface
    public interface Open extends AutoCloseable {
        @Override
        void close();
    }

    /** For what spans tenants by its nature: streaming, replay, the scheduler, finding out whose credential this is. */
    public static <R extends @Nullable Object> R acrossTenants(Supplier<R> work) {
        return with(ALL, work);
    }

    private static <R extends @Nullable Object> R with(String scope, Supplier<R> work) {
        String outer = CURRENT.get();
        CURRENT.set(scope);
        try {
            return work.get();
        } finally {
            restore(outer);
        }
    }

    private static void restore(@Nullable String outer) {
        if (outer == null) CURRENT.remove();
        else CURRENT.set(outer);
    }
}
