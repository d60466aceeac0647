package dev.muster.server.boot;

import dev.muster.directory.StartRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints a refused setting as Spring Boot prints what it understands: what is wrong, what to do, and no stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before Boot's own, which name a property and not its variable
final class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefused refused) {
        return new FailureAnalysis(refused.getMessage(), refused.cure, refused);
    }
}
