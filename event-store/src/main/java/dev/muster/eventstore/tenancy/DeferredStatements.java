package dev.muster.eventstore.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements whose outcome nobody waits for: they go out ahead of the next statement, or of the commit, in its round trip and
 * in the order in which they came. So whoever reads in the transaction sees them, and their errors are those of what they
 * went out with. A connection that knows how {@linkplain java.sql.Connection#unwrap unwraps} to this.
 */
public interface DeferredStatements {
    /**
     * @param parameters of the question marks; null is NULL
     * @return false where there is no transaction: then nothing is deferred
     */
    boolean defer(String sql, List<@Nullable Object> parameters) throws java.sql.SQLException;
}
