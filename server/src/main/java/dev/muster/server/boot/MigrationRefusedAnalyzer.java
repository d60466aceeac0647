package dev.muster.server.boot;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tables that this Muster can't bring up to date: somebody changed them, or the role may not. */
final class MigrationRefusedAnalyzer extends AbstractFailureAnalyzer<FlywayException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayException refused) {
        return new FailureAnalysis(
                "The database's tables cannot be brought up to date: "
                        + String.valueOf(refused.getMessage()).strip(),
                "Give Muster a database that it alone changes, and a role that owns it. To start from a backup, import a"
                        + " history that was exported into a new database.",
                refused);
    }
}
