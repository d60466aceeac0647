package dev.muster.server.boot;

import dev.muster.postgres.PostgresUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The embedded PostgreSQL says in its own words why it does not run, and what to do. */
final class PostgresUnavailableAnalyzer extends AbstractFailureAnalyzer<PostgresUnavailable> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, PostgresUnavailable unavailable) {
        return new FailureAnalysis(unavailable.getMessage(), null, unavailable);
    }
}
