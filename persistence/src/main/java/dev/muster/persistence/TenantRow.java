package dev.muster.persistence;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An entity of a tenant. Its columns may hold what they can hold, and still mean nothing to this build. */
public interface TenantRow {
    RowKey key();

    /** Throws what says why this row cannot be read. */
    void requireReadable();

    /** For lists that one row which cannot be read shall not spoil: it is left out, and the log says which. */
    static <R extends TenantRow> List<R> readable(List<R> rows) {
        return rows.stream().filter(TenantRow::isReadable).toList();
    }

    private static boolean isReadable(TenantRow row) {
        try {
            row.requireReadable();
            return true;
        } catch (RuntimeException unreadable) {
            Logger log = LoggerFactory.getLogger(TenantRow.class);
            log.error("The {} {} cannot be read", row.getClass().getSimpleName(), row.key(), unreadable);
            return false;
        }
    }
}
